import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// `joinery preview`: what it serves, to whom, and what is left when it ends.
@Suite struct PreviewTests {
    @Test func `the preview answers as nginx does with the configuration that is shipped, but for its own script`() throws {
        let studio = try Business()
        try studio.write("# Help\n\nText.\n", to: "site-data/pages/help.md")
        let tree = try studio.build()
        let preview = try RunningPreview(studio)
        let nginx = try ConfiguredServer(.nginx, studio)
        var requests = tree.files.keys.sorted().map { (target: "/\($0)", options: [String]()) }
        let page = try #require(tree.pages(in: "m").first { $0.hasSuffix(".html") })
        let style = try #require(tree.files.keys.first { $0.hasPrefix("assets/style") })
        requests += [
            "/", "/?x=1", "/\(page)?x=1", "//\(page)", "/%6D/\(page.dropFirst(2))", "/m/../index.html", "/./index.html", "/m", "/m/",
            "/m/x.html",
            "/m/x.md", "/assets/x.css", "/assets/", "/pages/", "/.git/HEAD", "/m/.x.html", "/../private/lock", "/%2e%2e/private/lock",
            "/nobody",
            "/index.html/", "/\(page)/x",
        ].map { ($0, []) }
        for accept in ["text/markdown", "text/html", "text/markdown;q=0.5, text/html", "*/*, text/markdown", "text/markdown;q=0"] {
            requests += ["/\(page)", "/", "/pages/help.html", "/m/x.html"].map { ($0, ["--header", "Accept: \(accept)"]) }
        }
        for options in [["--head"], ["--request", "POST"], ["--request", "DELETE"], ["--header", "Range: bytes=0-3"]] {
            requests += ["/\(page)", "/\(style)", "/nobody"].filter { _ in options[1...] != ["Range: bytes=0-3"] }.map { ($0, options) }
        }
        for (target, options) in requests {
            let wanted = try nginx.ask(target, options)
            let found = try preview.ask(target, host: "studio.localhost", options)
            #expect(found.status == wanted.status, "\(target) \(options)")
            // nginx does not say everything of what it refuses to read at all.
            if wanted.status == 400 { continue }
            #expect(found.comparable == wanted.comparable, "\(target) \(options)")
            #expect(
                wanted.fields["content-security-policy"]?.replacing(
                    "require-trusted-types-for 'script'; trusted-types 'none'", with: "script-src 'self'; connect-src 'self'")
                    == found.fields["content-security-policy"], "\(target) \(options)")
            guard wanted.status == 200 || wanted.status == 404 else { continue }
            #expect(found.bodyWithoutScript == wanted.body, "\(target) \(options)")
            if found.fields["content-type"] == "text/html; charset=utf-8", !options.contains("--head") {
                #expect(found.body.contains("<script src=\"/_preview/script.js\""), "\(target) \(options)")
            } else {
                #expect(found.fields["content-length"] == wanted.fields["content-length"] || options.contains("--head"), "\(target)")
            }
        }
    }

    @Test func `a request that calls this machine by another name is told nothing`() throws {
        let studio = try Business()
        let preview = try RunningPreview(studio)
        let token = try #require(try studio.pages().first { $0.kind == "my-bookings" }).path
        for host in ["example.org", "studio.localhost.example.org", "members.example.org", "192.168.0.1"] {
            for target in ["/", "/\(token)", "/_preview/events", "/_preview/script.js"] {
                let answer = try preview.ask(target, host: host, ["--max-time", "20"])
                #expect(answer.status == 421 && !answer.body.contains("m/") && !answer.body.contains("Chlo"), "\(host) \(target)")
            }
        }
        #expect(try preview.ask("/", host: "localhost").status == 200)
    }

    @Test func `nobody is kept out by what other pages send, each of which is refused and closed`() throws {
        let studio = try Business()
        let preview = try RunningPreview(studio)
        let seen = try Script("Tests/EndToEndTests/servers/attack_preview.py").answer([String: Int].self, ["\(preview.port)"])
        let refused = [
            "line": 431, "field": 431, "post": 413, "chunked": 413, "hosts": 400, "origin": 403, "image": 403,
        ]
        for (name, status) in refused { #expect(seen[name] == status, "\(name)") }
        for (name, status) in seen where refused[name] == nil { #expect(status == 200, "\(name)") }
        #expect(seen.count == 15)
    }

    @Test func `Ctrl-C ends it while others send without an end`() throws {
        let studio = try Business()
        let preview = try RunningPreview(studio)
        let sender = """
            import socket, sys
            connections = [socket.create_connection(("127.0.0.1", int(sys.argv[1]))) for _ in range(8)]
            print("open", flush=True)
            while connections:
                for connection in list(connections):
                    try:
                        connection.sendall(b"x" * 100_000)
                    except OSError:
                        connections.remove(connection)
                        try:
                            connections.append(socket.create_connection(("127.0.0.1", int(sys.argv[1]))))
                        except OSError:
                            pass
            """
        let attack = try Script(text: sender).start(["\(preview.port)"])
        try attack.waitUntil("the connections are open") { try attack.outputSoFar().contains("open") }
        preview.program.signal(SIGINT)
        #expect(try preview.program.wait().exit == 130)
        #expect(try attack.wait().exit == 0)
        #expect(try studio.temporaryFiles() == [])
    }

    @Test func `templates behind symbolic links are read and watched, wherever the link is`() throws {
        for link in ["Templates", "Templates/words", "Templates/words/en.yaml"] {
            let studio = try Business()
            #expect(try studio.joinery("templates", "export", "words/en.yaml", now: nil).exit == 0)
            let real = studio.path + "/shared"
            try FileManager.default.moveItem(atPath: "\(studio.path)/\(link)", toPath: real)
            try FileManager.default.createSymbolicLink(atPath: "\(studio.path)/\(link)", withDestinationPath: real)
            let words = real + (link == "Templates" ? "/words/en.yaml" : link == "Templates/words" ? "/en.yaml" : "")
            func greet(_ greeting: String) throws {
                let text = try String(contentsOfFile: words, encoding: .utf8)
                // In place, as an editor that keeps the file does.
                try text.replacing(/(?m)^( *hello: ).*$/) { "\($0.1)\(greeting)" }.write(toFile: words, atomically: false, encoding: .utf8)
            }
            let page = try #require(try studio.pages().first { $0.kind == "my-bookings" && $0.id == 1 }).path
            let preview = try RunningPreview(studio)
            #expect(try !preview.ask("/\(page)", host: "studio.localhost").body.contains("Ahoi,"))
            try greet("Ahoi,")
            try preview.program.waitUntil("`\(link)` is watched") {
                try preview.ask("/\(page)", host: "studio.localhost").body.contains("Ahoi,")
            }
            #expect(try studio.build().files[page]?.text.contains("Ahoi,") == true, "\(link)")
            #expect(try studio.joinery("templates", "list", now: nil).output.contains(/changed +words\/en.yaml/), "\(link)")
        }
    }

    @Test func `a folder of templates that leads back into itself is read once`() throws {
        let studio = try Business()
        #expect(try studio.joinery("templates", "export", "words/en.yaml", now: nil).exit == 0)
        try FileManager.default.createSymbolicLink(
            atPath: studio.path + "/Templates/again", withDestinationPath: studio.path + "/Templates")
        #expect(try studio.joinery("check").exit == 0)
        let preview = try RunningPreview(studio)
        #expect(try preview.ask("/", host: "studio.localhost").status == 200)
    }

    @Test func `the index lists every page, and what shows its links on either surface`() throws {
        let studio = try Business()
        try studio.sql("UPDATE site SET hide_link_in_emails = 1")
        let preview = try RunningPreview(studio)
        let index = try preview.ask("/", host: "localhost").body
        for page in try studio.pages() where page.kind != "index" {
            #expect(index.contains("href=\"http://studio.localhost:\(preview.port)/\(page.path)\""), "\(page.kind)")
        }
        let rows = index.split(separator: "<details").dropFirst().map { String($0.split(separator: "</summary>").first ?? "") }
        #expect(rows.count == 2)
        #expect(rows[0].contains("Chloé Lefèvre") && rows[0].contains(">3 shown<") && rows[0].contains(">3 hidden<"))
        #expect(rows[1].contains("Jörg Weiß") && rows[1].contains(">1 withheld<") && !rows[1].contains("shown<"))
        let found = try preview.ask("/?find=J%C3%B6rg", host: "localhost").body
        #expect(found.contains("Jörg Weiß") && !found.contains("Chloé"))
    }

    @Test func `the index leads to the mail that confirms a booking, as the switches leave it`() throws {
        let studio = try Business()
        let preview = try RunningPreview(studio)
        let index = try preview.ask("/", host: "localhost").body
        #expect(index.contains("href=\"/mail/studio/1\""))
        // Jörg's booking is not confirmed.
        #expect(!index.contains("/mail/studio/3"))
        let joinPage = try #require(try studio.pages().first { $0.kind == "join" && $0.id == 1 }).url

        let mail = try preview.ask("/mail/studio/1", host: "localhost")
        #expect(mail.status == 200 && mail.body.contains("Chloé") && mail.body.contains(joinPage))
        // Its styles are attributes of its elements; nothing else may be loaded.
        let policy = mail.fields["content-security-policy"] ?? ""
        #expect(policy.contains("default-src 'none'; style-src 'unsafe-inline'; ") && policy.contains("script-src 'self'"))
        for missing in ["/mail/studio/3", "/mail/studio/99", "/mail/harbour/1", "/mail/studio/x", "/mail/studio/1/"] {
            #expect(try preview.ask(missing, host: "localhost").status == 404, "\(missing)")
        }
        // On no site: there its address would be a page's.
        #expect(try preview.ask("/mail/studio/1", host: "studio.localhost").status == 404)
        // By then the session is over.
        #expect(try preview.ask("/mail/studio/1?at=2026-12-24", host: "localhost").status == 404)

        try studio.sql("UPDATE site SET hide_link_in_emails = 1")
        let hidden = try preview.ask("/mail/studio/1", host: "localhost").body
        #expect(!hidden.contains(joinPage) && !hidden.contains("meet.google.com"))
    }

    @Test func `at another time pages are those that a build of that time publishes, and their links stay there`() throws {
        let studio = try Business()
        let preview = try RunningPreview(studio)
        let later = "2026-11-26T00:00:00Z"
        let expected = try #require(try studio.cleanBuild(now: later)["studio"])
        let page = try #require(expected.keys.first { $0.hasPrefix("m/") && $0.hasSuffix(".html") && $0 != "m/index.html" })

        let asked = try preview.ask("/\(page)?at=2026-11-26T00:00Z", host: "studio.localhost")
        #expect(asked.status == 302)
        #expect(asked.fields["location"] == "http://at-20261126t000000z.studio.localhost:\(preview.port)/\(page)")
        for (path, bytes) in expected {
            let answer = try preview.ask("/\(path)", host: "at-20261126t000000z.studio.localhost")
            #expect(answer.status == 200 && answer.bodyWithoutScript == String(decoding: bytes, as: UTF8.self), "\(path)")
        }
        #expect(try preview.ask("/?at=soon", host: "localhost").status == 400)
        let index = try preview.ask("/?at=2026-11-26T00:00", host: "localhost").body
        #expect(index.contains("http://at-20261126t000000z.studio.localhost:\(preview.port)/\(page)"))
    }

    @Test func `a member who logs in sees their own page and no other's`() throws {
        let studio = try Business()
        try studio.write("access: login\n", to: "site-data/joinery.yaml")
        let preview = try RunningPreview(studio)
        let chloe = try preview.ask("/my", host: "member-1.studio.localhost")
        #expect(chloe.status == 200 && chloe.body.contains("Chloé") && chloe.fields["vary"] == "Accept")
        #expect(try preview.ask("/my.md", host: "member-2.studio.localhost").body.contains("Jörg"))
        #expect(try preview.ask("/my", host: "studio.localhost").status == 401)
        #expect(try preview.ask("/my", host: "member-3.studio.localhost").status == 401)
        #expect(try preview.ask("/", host: "localhost").body.contains("http://member-1.studio.localhost:\(preview.port)/my\""))
    }

    @Test(
        "Ctrl-C and a stop end it at once and leave nothing behind", arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
    func end(signal: Int32, exit: Int32) throws {
        let studio = try Business()
        let preview = try RunningPreview(studio)
        let port = preview.port
        #expect(try studio.temporaryFiles().count == 1)
        #expect(try studio.mode(of: "temporary/" + studio.temporaryFiles()[0]) == 0o700)
        // A browser that listens for news must not keep it.
        let browser = try Program.named("curl").start(["--silent", "--no-buffer", "\(preview.index)_preview/events"])
        try browser.waitUntil("the browser listens") { try browser.outputSoFar().contains("data: ") }
        preview.program.signal(signal)
        let outcome = try preview.program.wait()

        #expect(outcome.exit == exit, "\(outcome)")
        #expect(try studio.temporaryFiles() == [])
        #expect(!studio.exists("output"))
        #expect(try LoopbackServer.isFree(port))
    }

    @Test func `in the middle of a build it ends as soon, and what a killed one has left goes with the next`() throws {
        let studio = try Business(members: 1000)
        let temporary = studio.path + "/temporary"
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        func start(after left: [String] = []) throws -> RunningProgram {
            let program = try Program.joinery.start(
                ["preview", "-C", studio.path, "--port", "\(try LoopbackServer.freePort())", "--now", Business.now],
                environment: ["TMPDIR": temporary])
            try program.waitUntil("the preview builds") { try studio.isBuilding(besides: left) }
            return program
        }
        let first = try start()
        first.signal(SIGINT)
        let outcome = try first.wait()
        #expect(outcome.exit == 130 && outcome.output == "", "\(outcome)")
        #expect(try studio.temporaryFiles() == [])

        let second = try start()
        second.signal(SIGKILL)
        _ = try second.wait()
        let left = try studio.temporaryFiles()
        #expect(left.count == 1)
        let third = try start(after: left)
        #expect(try studio.temporaryFiles().count == 1 && studio.temporaryFiles() != left)
        third.signal(SIGTERM)
        #expect(try third.wait().exit == 143)
        #expect(try studio.temporaryFiles() == [])
    }

    @Test func `the browser is opened at the index when asked`() throws {
        let studio = try Business()
        let preview = try RunningPreview(studio, ["--open"], environment: studio.browser())
        #expect(try preview.opened(in: studio) == preview.index)
    }

    @Test func `two previews and a build go on beside each other, the second at the next port`() throws {
        let studio = try Business()
        let first = try RunningPreview(studio)
        let second = try RunningPreview(studio, port: first.port)
        #expect(second.port > first.port)
        #expect(try second.program.errorsSoFar().contains("Port \(first.port) is taken, so this is at \(second.port)."))
        try studio.build()
        for preview in [first, second] { #expect(try preview.ask("/", host: "studio.localhost").status == 200) }
        #expect(try studio.temporaryFiles().count == 2)
    }

    @Test func `changes are shown in the browser without losing the place, and mistakes over the page until they are mended`() throws {
        let studio = try Business("")
        try studio.sql(Demo.rows)
        try #require(try studio.joinery("templates", "export", now: nil).exit == 0)
        let preview = try RunningPreview(studio)
        let seen = try Script("Tests/EndToEndTests/looks/watch_preview.py").answer(
            Seen.self, [preview.index, studio.path, "Chloé Lefèvre"])

        print("from save to shown, in milliseconds: \(seen.milliseconds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
        #expect(seen.milliseconds.count == 7)
        #expect(seen.complaints == [])
        for place in seen.places {
            // What is above may have become longer or shorter: the same part of the page is on the screen.
            #expect(place.count == 2 && abs(place[0].y - place[1].y) <= 333 && place[0].open == place[1].open, "\(place)")
            #expect(place[0].y > 600)
        }
        #expect(seen.overlay.contains("Templates/my-bookings.html") && seen.overlay.contains(" column 48: "), "\(seen.overlay)")
        #expect(seen.overlay.contains("unknown name `member.nam`") && seen.overlay.contains("did you mean `member.name`?"))
        #expect(seen.keptBelow.contains("Renamed"), "the page before stays below")
        #expect(seen.overlayOfIndex.contains("`{{#never}}` is never closed"))
        #expect(try preview.program.errorsSoFar().contains("unknown name `member.nam`"))
    }

    private struct Seen: Decodable {
        let milliseconds: [String: Int]
        let places: [[Place]]
        let complaints: [String]
        let overlay, keptBelow, overlayOfIndex: String

        struct Place: Decodable, Equatable {
            let y: Int
            let open: [Bool]
        }
    }

    @Test func `a mistake at the start is shown where the pages will be, and mending it brings them`() throws {
        let studio = try Business()
        try studio.write("{{titel}}", to: "Templates/when.html")
        let preview = try RunningPreview(studio)
        #expect(try preview.ask("/", host: "studio.localhost").status == 503)
        #expect(try preview.ask("/", host: "localhost").status == 200)
        /// The first that a browser is told.
        func news() throws -> String {
            let browser = try Program.named("curl").start(["--silent", "--no-buffer", "\(preview.index)_preview/events"])
            try browser.waitUntil("the browser is told something") { try browser.outputSoFar().contains(/data: .*\n\n/) }
            return try browser.outputSoFar()
        }
        #expect(try news().contains("unknown name `titel`"))
        try studio.remove("Templates/when.html")
        try preview.program.waitUntil("the pages are there") { try preview.ask("/", host: "studio.localhost").status == 200 }
        #expect(try !news().contains("titel"))
    }
}

extension WebAnswer {
    /// What both servers must say alike.
    fileprivate var comparable: [String: String] {
        let own = [
            "server", "date", "connection", "keep-alive", "last-modified", "accept-ranges", "content-length", "content-security-policy",
            // Browsers pass it over where there is no TLS.
            "strict-transport-security",
        ]
        var fields = fields.filter { !own.contains($0.key) }
        // What a server refuses it says in its own words.
        if status >= 400, status != 404 { fields["content-type"] = nil }
        return fields
    }
}

extension Business {
    fileprivate func temporaryFiles() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path + "/temporary") }

    /// Whether a preview has begun to build.
    fileprivate func isBuilding(besides left: [String]) throws -> Bool {
        try temporaryFiles().contains {
            !left.contains($0) && FileManager.default.fileExists(atPath: "\(path)/temporary/\($0)/now/studio/private/lock")
        }
    }

    fileprivate func mode(of file: String) throws -> mode_t {
        var status = stat()
        try unsafe #require(stat("\(path)/\(file)", &status) == 0)
        return status.st_mode & 0o777
    }
}
