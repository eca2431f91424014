import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// `access: login`: names, passwords and the file that a web server reads them from.
@Suite struct LoginTests {
    @Test func `the password file has every member's name and hash, the same in every build`() throws {
        let studio = try Business()
        try studio.letMembersLogIn()
        try studio.build()
        let logins = try [1, 2].map(studio.login)
        let lines = try studio.passwords()
        #expect(Set(lines.keys) == Set(logins.map(\.name)) && Set(logins.map(\.password)).count == 2)
        for login in logins {
            #expect(login.url == "https://members.example.org/my")
            #expect([login.name, login.password].allSatisfy { $0.wholeMatch(of: /[a-z2-7]{26}/) != nil })
            // Another program's word on the hash: the system's own `crypt`, asked by Perl.
            let line = try #require(lines[login.name])
            #expect(line.wholeMatch(of: /\$6\$rounds=1000\$[a-z2-7]{16}\$[.\/0-9A-Za-z]{86}/) != nil)
            let check = try Program.named("perl").run(["-e", "print crypt($ARGV[0], $ARGV[1])", login.password, line])
            #expect(check.output == line)
        }
        let before = try studio.text("output/studio/access/htpasswd")
        let other = try Business()
        try other.letMembersLogIn()
        try other.build("--jobs", "1")
        #expect(try other.text("output/studio/access/htpasswd") == before)
        let tree = try studio.build()
        #expect(tree.pages(in: "m").allSatisfy { name in logins.contains { name.hasPrefix("m/\($0.name).") } })
    }

    @Test func `a line stays while its member does; rotated or erased, a name is nowhere after one build`() throws {
        let studio = try Business()
        try studio.letMembersLogIn()
        try studio.build()
        let (first, second) = (try studio.login(of: 1), try studio.login(of: 2))
        let before = try studio.passwords()

        #expect(try studio.joinery("member", "rotate", "1").exit == 0)
        let new = try studio.login(of: 1)
        #expect(new.name != first.name && new.password != first.password)
        try studio.build()
        #expect(try Set(studio.passwords().keys) == [new.name, second.name])
        #expect(try studio.passwords()[second.name] == before[second.name])
        #expect(try studio.holders(of: first.name) == [])

        #expect(try studio.joinery("member", "erase", "2", "--yes").exit == 0)
        try studio.build()
        #expect(try Set(studio.passwords().keys) == [new.name])
        #expect(try studio.holders(of: second.name) == [])
    }

    @Test func `a purge takes the member's line too, at once`() throws {
        let studio = try Business()
        try studio.letMembersLogIn()
        try studio.build()
        let (first, second) = (try studio.login(of: 1), try studio.login(of: 2))
        #expect(try studio.joinery("purge", "1", "--yes", now: nil).exit == 0)
        #expect(try Set(studio.passwords().keys) == [second.name])
        #expect(try studio.holders(of: first.name) == [])
    }

    @Test func `a password file that is gone, torn or written into is made again, though no page changed`() throws {
        let studio = try Business()
        try studio.letMembersLogIn()
        let tree = try studio.build()
        let file = "output/studio/access/htpasswd"
        let good = try studio.text(file)
        for harm in [
            "", String(good.dropLast(40)), good + "intruder:$6$rounds=1000$salt$hash\n", good.replacing("$6$", with: "$1$"), "\n\n",
        ] {
            try studio.write(harm, to: file)
            unsafe chmod(studio.path + "/" + file, 0o666)
            #expect(try studio.build() == tree)
            #expect(try studio.text(file) == good)
            #expect(try Self.mode(studio, file) == 0o640)
        }
        try studio.remove("output/studio/access")
        try studio.build()
        #expect(try studio.text(file) == good)
        #expect(try Self.mode(studio, "output/studio/access") == 0o750)
    }

    @Test func `another mode has other addresses, and nothing of the old one stays in either tree or beside them`() throws {
        let studio = try Business()
        try studio.build()
        let keys = try studio.pages().filter { $0.kind == "my-bookings" }.map { $0.path.dropFirst(2).prefix { $0 != "." } }
        try studio.letMembersLogIn()
        try studio.build()
        for key in keys { #expect(try studio.holders(of: String(key)) == []) }
        let logins = try [1, 2].map(studio.login)
        try studio.letMembersLogIn(server: "caddy")
        try studio.build()
        #expect(try Set(studio.passwords(separator: " ", file: "users.caddy").keys) == Set(logins.map(\.name)))
        #expect(!studio.exists("output/studio/access/htpasswd"))
        try studio.write("access: link\n", to: "site-data/joinery.yaml")
        try studio.build()
        #expect(!studio.exists("output/studio/access"))
        for login in logins { #expect(try studio.holders(of: login.name) == []) }
        #expect(try studio.pages().filter { $0.kind == "my-bookings" }.map { $0.path.dropFirst(2).prefix { $0 != "." } } == keys)
    }

    @Test func `who logs in finds no way into a session on a page that all share`() throws {
        let studio = try Business()
        try studio.letMembersLogIn()
        let tree = try studio.build()
        let link = "https://meet.google.com/kvt-hwqz-ndr"
        #expect(tree.files.contains { $0.key.hasPrefix("m/") && $0.value.text.contains(link) })
        let joins = tree.files.filter { $0.key.hasPrefix("j/") && $0.key != "j/index.html" }
        #expect(!joins.isEmpty)
        for (name, file) in joins {
            #expect(!file.text.contains(link) && !file.text.contains("Google"), "\(name)")
            if name.hasSuffix(".html") {
                #expect(file.text.contains("data-link=\"hidden\" data-reason=\"shared-page\"") && file.text.contains("href=\"/my\""))
            }
        }
        for (name, file) in tree.files where name.hasPrefix("m/") { #expect(!file.text.contains("/j/"), "\(name)") }
        let explained = try studio.joinery("explain", "1", "1").output
        #expect(explained.contains("What the join page shows:") && explained.contains("=> hidden (shared-page)"))
    }

    @Test func `pages names files by path and all of them by one address; where addresses are keys nobody has a password`() throws {
        let studio = try Business()
        #expect(
            try studio.joinery("member", "login", "1", now: nil)
                == Outcome(
                    exit: 4, output: "",
                    errors: """
                        Error: members do not log in here: `access` is `link` in `DIR/site-data/joinery.yaml`
                        Hint: `joinery pages` prints the address that is the member's key; or set `access: login`

                        """))
        try studio.letMembersLogIn()
        let pages = try studio.pages().filter { $0.kind == "my-bookings" }
        #expect(pages.map(\.url) == ["https://members.example.org/my", "https://members.example.org/my"])
        #expect(try pages.map(\.path) == [1, 2].map { "m/\(try studio.login(of: $0).name).html" })
        let unknown = try studio.joinery("member", "login", "99", now: nil)
        #expect(unknown.exit == 66 && unknown.output == "")
    }

    @Test("modes are set, whatever the umask", arguments: ["000", "022", "077"])
    func modes(umask: String) throws {
        let studio = try Business()
        try studio.letMembersLogIn()
        for _ in 1...2 {
            let script = "umask \(umask); exec '\(Program.joinery.path)' build -C '\(studio.path)' --now \(Business.now)"
            let outcome = try Program.named("sh").run(["-c", script])
            try #require(outcome.exit == 0, "\(outcome)")
            #expect(try Self.mode(studio, "output/studio/access") == 0o750)
            #expect(try Self.mode(studio, "output/studio/access/htpasswd") == 0o640)
            try studio.sql("INSERT INTO member (id, site_id, first_name) VALUES (3, 'studio', 'Ana') ON CONFLICT DO NOTHING")
        }
        #expect(try studio.passwords().count == 3)
    }

    static func mode(_ studio: Business, _ file: String) throws -> mode_t {
        var status = stat()
        try unsafe #require(stat("\(studio.path)/\(file)", &status) == 0, "\(file) is missing")
        return status.st_mode & 0o777
    }
}
