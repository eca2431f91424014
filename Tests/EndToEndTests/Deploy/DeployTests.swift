import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// `joinery deploy` to a real sshd, as another user.
@Suite struct DeployTests {
    private static let place = "joinery-deploy@127.0.0.1:HOST/pages"

    @Test func `the first deploy makes the site, the next one links what is the same, and one of nothing new writes nothing`() throws {
        let (studio, host) = (try Business(), try DeployHost())
        let first = try studio.build()
        #expect(
            try studio.deploy(to: host)
                == Outcome(
                    exit: 0,
                    output: "studio: 8 pages in \(Self.place)/studio/current: \(first.files.count) files added, 0 changed, 0 removed\n",
                    errors: ""))
        let made = try PublishedTree(host.site)
        #expect(made.contents == first.contents)

        try studio.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1")
        let second = try studio.build()
        let changed = second.contents.count { first.contents[$0.key] != $0.value }
        #expect(
            try studio.deploy(to: host).output
                == "studio: 8 pages in \(Self.place)/studio/current: 0 files added, \(changed) changed, 0 removed\n")
        let linked = try PublishedTree(host.site)
        #expect(linked.contents == second.contents)
        for (path, file) in linked.files {
            let before = try #require(made.files[path])
            // A cache tells versions by their second.
            let isNew = before.bytes == file.bytes ? before.inode == file.inode : file.modified >= before.modified + 1_000_000_000
            #expect(isNew, "\(path)")
        }

        #expect(try studio.deploy(to: host).output == "studio: unchanged, 8 pages in \(Self.place)/studio/current\n")
        #expect(try PublishedTree(host.site) == linked)
    }

    @Test func `only what serving needs is there, with the modes and the group that a build sets`() throws {
        let (studio, host) = (try Business(), try DeployHost())
        try studio.letMembersLogIn()
        try studio.build()
        #expect(try studio.deploy(to: host).exit == 0)

        #expect(try host.names() == ["access", "blue", "current", "green", "private"])
        #expect(try host.names(in: "access") == ["htpasswd"])
        #expect(try host.names(in: "private") == ["copying", "lock", "newest"])
        #expect(try studio.text("output/studio/access/htpasswd") == String(contentsOfFile: "\(host.site)/access/htpasswd", encoding: .utf8))
        let found = try Program.named("find").run([host.site, "-printf", "%y %m %u %g %P\n"]).output.split(separator: "\n")
        for line in found where !line.hasPrefix("l") {
            let words = line.split(separator: " ")
            let isPrivate = words.count > 4 && words[4].hasPrefix("private")
            #expect(words[2] == "joinery-deploy" && words[3] == "www-data" || isPrivate, "\(line)")
            #expect(isPrivate || (words[0] == "d" ? ["750", "2750"] : ["640"]).contains(words[1]), "\(line)")
        }
        #expect(found.contains { $0.firstMatch(of: #/^d 2?700 /#) != nil && $0.hasSuffix(" private") })
        let all = try Program.named("grep").run(["--recursive", "--files-with-matches", Business.secret, host.folder])
        #expect(all.exit == 1, "\(all)")
    }

    @Test func `a member who may not log in any more is out of the password file there, and the file goes with the logins`() throws {
        let (studio, host) = (try Business(), try DeployHost())
        try studio.letMembersLogIn()
        try studio.build()
        _ = try studio.deploy(to: host)
        try studio.sql("DELETE FROM booking WHERE member_id = 2; DELETE FROM member WHERE id = 2")
        try studio.build()
        #expect(try studio.deploy(to: host).exit == 0)
        let names = try String(contentsOfFile: "\(host.site)/access/htpasswd", encoding: .utf8)
        #expect(try names == studio.text("output/studio/access/htpasswd") && names.split(separator: "\n").count == 1)

        try studio.write("", to: "site-data/joinery.yaml")
        try studio.build("--accept-new-addresses")
        #expect(try studio.deploy(to: host).exit == 0)
        #expect(try !host.names().contains("access"))
    }

    @Test func `--dry-run tells what would change, and changes nothing`() throws {
        let (studio, host) = (try Business(), try DeployHost())
        let first = try studio.build().contents
        #expect(
            try studio.deploy(to: host, "--dry-run").output
                == "studio: would add \(first.count), change 0 and remove 0 files in \(Self.place)/studio/current\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: host.folder) == [])

        _ = try studio.deploy(to: host)
        let before = try PublishedTree(host.site)
        try studio.sql(
            "UPDATE member SET first_name = 'Zoé' WHERE id = 1; DELETE FROM booking WHERE id = 3; DELETE FROM member WHERE id = 2")
        let second = try studio.build().contents
        let changed = second.count { first[$0.key] != $0.value }
        #expect(
            try studio.deploy(to: host, "--dry-run").output
                == "studio: would add 0, change \(changed) and remove \(first.count - second.count) files in \(Self.place)/studio/current\n"
        )
        #expect(try PublishedTree(host.site) == before)
        #expect(try studio.deploy(to: host, "--dry-run", "--detailed-exit-code").exit == 2)
        _ = try studio.deploy(to: host)
        #expect(
            try studio.deploy(to: host, "--dry-run").output == "studio: nothing would change in \(Self.place)/studio/current\n")
    }

    @Test func `the tree before is what a rollback makes live, without revoked pages and old links`() throws {
        let (studio, host) = (try Business(), try DeployHost())
        let first = try studio.buildVersion(1)
        _ = try studio.deploy(to: host)
        #expect(
            try studio.deploy(to: host, "--rollback")
                == Outcome(
                    exit: 4, output: "",
                    errors: "Error: `\(Self.place)/studio`: cannot roll back: there is no earlier site that differs; nothing was changed\n")
        )
        let old = try #require(studio.pages().first { $0.kind == "my-bookings" && $0.id == 2 }?.path)
        // A new design, a new link, and a member who is gone.
        try studio.sql(
            """
            UPDATE conferencing_account SET link_url = 'https://meet.google.com/aaa-bbbb-ccc';
            DELETE FROM booking WHERE member_id = 2; DELETE FROM member WHERE id = 2
            """)
        let second = try studio.buildVersion(2)
        #expect(try studio.deploy(to: host).exit == 0)
        for tree in ["blue", "green"] {
            let all = try Program.named("grep").run(["--recursive", "--files-with-matches", "kvt-hwqz-ndr", "\(host.site)/\(tree)"])
            #expect(all.exit == 1, "\(all.output)")
            #expect(!FileManager.default.fileExists(atPath: "\(host.site)/\(tree)/\(old)"))
        }

        #expect(try studio.deploy(to: host, "--rollback", "--dry-run").exit == 0)
        #expect(try host.live() == second)
        let back = try studio.deploy(to: host, "--rollback")
        #expect(back.exit == 0, "\(back)")
        #expect(back.output.hasSuffix("Next: `joinery deploy \(Self.place) --resume` when the new pages are right\n"))
        let live = try host.live()
        #expect(live["index.html"] == first["index.html"] && live[old] == nil && live.keys.sorted() == second.keys.sorted())

        // It is held, or the next job would undo it.
        let held = try studio.deploy(to: host)
        #expect(held.exit == 4 && held.errors.contains("a rollback is held since") && held.errors.contains("--resume` ends it"), "\(held)")
        #expect(try studio.deploy(to: host, "--rollback").exit == 4)
        #expect(try studio.deploy(to: host, "--resume").exit == 0)
        #expect(try host.live() == second)
        #expect(try studio.deploy(to: host).exit == 0)
    }

    @Test func `the guard counts what would go against what is live there`() throws {
        let (studio, host) = (try Business(), try DeployHost())
        let first = try studio.build().contents
        _ = try studio.deploy(to: host)
        // Another job, without the output of the one before: its own guard has nothing to compare with.
        let other = try Business("DELETE FROM booking; DELETE FROM member")
        try other.sql(Business.rows)
        try other.sql("DELETE FROM booking WHERE member_id = 2; DELETE FROM member WHERE id = 2")
        try other.build()
        let refused = try other.deploy(to: host, "--max-removals", "0")
        #expect(
            refused
                == Outcome(
                    exit: 4, output: "",
                    errors: """
                        Error: `\(Self.place)/studio`: 1 of 8 pages would go, 0 may; nothing was published
                        Hint: look at the database and the secret; if it is right, `joinery deploy \(Self.place) --max-removals 1`

                        """))
        #expect(try host.live() == first)
        try other.sql("DELETE FROM booking; DELETE FROM member")
        try other.build("--max-removals", "100%")
        let none = try other.deploy(to: host)
        #expect(none.exit == 4 && none.errors.contains("there were 2 my-bookings pages, now there is none"), "\(none)")
        #expect(try other.deploy(to: host, "--max-removals", "100%").exit == 0)
    }

    @Test func `two at once: one is told who is at work`() throws {
        // The first one waits where it would count the seconds.
        let host = try DeployHost(
            tools:
                "#!/bin/sh\n[ NAME != date ] || { : > HOST/waits; while [ ! -e HOST/go ]; do sleep 0.05; done; }\nexec /usr/bin/NAME \"$@\"\n"
        )
        try DeployHost.run("chmod", "777", host.path)
        let (studio, other) = (try Business(), try Business())
        try studio.build()
        try other.build()
        let first = try Program.joinery.start(["deploy", host.target, "--ssh-config", host.configuration, "-C", studio.path])
        try first.waitForFile("\(host.path)/waits")
        let second = try other.deploy(to: host)
        #expect(second.exit == 75)
        #expect(second.errors.hasPrefix("Error: another `joinery deploy` is at work in `\(Self.place)/studio`: process "), "\(second)")
        #expect(second.errors.hasSuffix("Hint: try again when it has finished\n"))
        try host.write("", to: "go")
        #expect(try first.wait().exit == 0)
        #expect(try other.deploy(to: host).exit == 0)
    }

    @Test func `a full disk there leaves the old site live`() throws {
        let host = try DeployHost(mounting: "size=400k,mode=755")
        let studio = try Business()
        let first = try studio.buildVersion(1)
        #expect(try studio.deploy(to: host).exit == 0)
        let layout = try studio.text("Templates/layout.html")
        try studio.write(
            layout.replacing("</body>", with: String(repeating: "<p>much more text</p>\n", count: 10_000) + "</body>"),
            to: "Templates/layout.html")
        try studio.build()
        let full = try studio.deploy(to: host)
        #expect(
            full
                == Outcome(
                    exit: 74, output: "",
                    errors: """
                        Error: `\(Self.place)/studio`: No space left on device; nothing was published
                        Hint: make room there and run `joinery deploy \(Self.place)` again

                        """))
        #expect(try host.live() == first)
        // The tree before goes there too, so it must be a small one again.
        try studio.buildVersion(3)
        let third = try studio.buildVersion(4)
        #expect(try studio.deploy(to: host).exit == 0)
        #expect(try host.live() == third)
    }

    @Test("a host that lacks what is needed is told of", arguments: ["rsync", "flock"])
    func missing(program: String) throws {
        let (studio, host) = (try Business(), try DeployHost(missing: [program]))
        try studio.build()
        #expect(
            try studio.deploy(to: host)
                == Outcome(
                    exit: 73, output: "",
                    errors: """
                        Error: `joinery-deploy@127.0.0.1` has no `\(program)`; nothing was published
                        Hint: on a host with Debian: `sudo apt-get install \(program == "flock" ? "util-linux" : "rsync")`

                        """))
        #expect(try FileManager.default.contentsOfDirectory(atPath: host.folder) == [])
    }

    @Test func `what ssh needs is told with the next command`() throws {
        let (studio, host) = (try Business(), try DeployHost())
        try studio.build()
        let known = try String(contentsOfFile: "\(host.path)/known_hosts", encoding: .utf8)
        try host.write("", to: "known_hosts")
        var told = try studio.deploy(to: host)
        #expect(
            told.exit == 73 && told.errors.hasPrefix("Error: the key of the host `joinery-deploy@127.0.0.1` is not known here"), "\(told)")
        try host.write(
            known.replacing(
                /AAAA.*/, with: try String(contentsOfFile: "\(host.path)/user_key.pub", encoding: .utf8).split(separator: " ")[1]),
            to: "known_hosts")
        told = try studio.deploy(to: host)
        #expect(told.exit == 73 && told.errors.contains("has another key than before"), "\(told)")
        try host.write(known, to: "known_hosts")
        try host.write("", to: "authorized_keys")
        told = try studio.deploy(to: host)
        #expect(told.exit == 73 && told.errors.contains("Hint: `ssh-copy-id joinery-deploy@127.0.0.1` allows yours"), "\(told)")
        let free = try LoopbackServer.freePort()
        try host.write("Host *\n    Port \(free)\n", to: "ssh_config")
        told = try studio.deploy(to: host)
        #expect(told.exit == 74 && told.errors.contains("ssh cannot reach `joinery-deploy@127.0.0.1`: "), "\(told)")
    }

    @Test func `what is not ours there is left alone`() throws {
        let (studio, host) = (try Business(), try DeployHost())
        try studio.build()
        try FileManager.default.createDirectory(atPath: "\(host.site)/private", withIntermediateDirectories: true)
        try DeployHost.run("chown", "-R", "joinery-deploy:www-data", host.site)
        try host.write("mine", to: "pages/studio/index.html")
        var told = try studio.deploy(to: host)
        #expect(told.exit == 4 && told.errors.contains("has files that Joinery did not write: `index.html`"), "\(told)")
        try FileManager.default.removeItem(atPath: "\(host.site)/index.html")
        try host.write("", to: "pages/studio/private/blue.manifest")
        told = try studio.deploy(to: host)
        #expect(told.exit == 4 && told.errors.contains("is published by `joinery build` on that host"), "\(told)")
        try DeployHost.run("chgrp", "root", host.folder)
        told = try studio.deploy(to: host)
        #expect(told.exit == 73 && told.errors.contains("belongs to the group `root`, and `joinery-deploy` is not in it"), "\(told)")
        #expect(try host.names() == ["private"])
    }

    @Test func `sites are deployed one by one, and one that is live there alone is told of`() throws {
        let (both, host) = (try Business(Business.rows + Business.harbour), try DeployHost())
        try both.build()
        #expect(try both.deploy(to: host).exit == 0)
        let studio = try Business()
        try studio.build()
        let told = try studio.deploy(to: host)
        #expect(told.exit == 0 && told.output.contains("Warning: \(Self.place) also has `harbour`"), "\(told)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: host.folder).sorted() == ["harbour", "studio"])
    }

    @Test(
        "a target that is none is refused",
        arguments: ["www.example.org", "www.example.org:", ":/srv", "-oProxyCommand=x:/srv", "a b:/srv", "h:/srv/$(id)", "h:/", "h:-x"])
    func target(text: String) throws {
        #expect(try Business().joinery("deploy", "--", text, now: nil).exit == 64)
    }

    @Test func `nothing published here is nothing to deploy`() throws {
        let outcome = try Business().joinery("deploy", "h:/srv", now: nil)
        #expect(outcome.exit == 66 && outcome.errors.contains("nothing is published"), "\(outcome)")
    }
}
