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

    @Test func `the desk lists every page, and says in the pages' own words what shows its links on either surface`() throws {
        let studio = try Business()
        try studio.sql("UPDATE site SET hide_link_in_emails = 1")
        let preview = try RunningPreview(studio)
        let desk = try preview.ask("/", host: "localhost").body
        let past = try preview.ask("/?show=past", host: "localhost").body
        for page in try studio.pages() where page.kind != "index" {
            #expect((desk + past).contains("href=\"http://studio.localhost:\(preview.port)/\(page.path)\""), "\(page.kind)")
        }
        let rows = desk.split(separator: "id=\"member-").dropFirst().map { String($0) }
        #expect(rows.count == 2)
        let chloe = try #require(rows.first { $0.contains("of Chloé Lefèvre</span>") }),
            joerg = try #require(rows.first { $0.contains("of Jörg Weiß</span>") })
        #expect(chloe.matches(of: /class="badge shown">On the page: Google Meet link/).count == 2, "\(chloe)")
        #expect(chloe.matches(of: /class="badge hidden">In mails:/).count == 2 && chloe.contains("<li class=\"past\">"))
        #expect(joerg.contains("<span class=\"badge withheld\">") && !joerg.contains("<span class=\"badge shown\">"))
        #expect(desk.contains("A booking waits for you to accept it.") && desk.contains("Links are hidden in mails."))
        // Nothing of a link but whose it is.
        #expect(!desk.contains("https://meet."))
    }

    @Test(
        "a member is found by any part of the name or e-mail address, whatever the case and the accents",
        arguments: [
            ("chloe", "Chloé"), ("CHLOÉ", "Chloé"), ("lefevre", "Chloé"), ("jorg", "Jörg"), ("J%C3%B6rg", "Jörg"), ("Weiss", "Jörg"),
            ("WEI%C3%9F", "Jörg"), ("chloe@", "Chloé"), ("2", "Jörg"), ("nobody", nil), ("e L", "Chloé"),
        ] as [(String, String?)])
    func find(text: String, name: String?) throws {
        let studio = try Business()
        let preview = try RunningPreview(studio)
        let desk = try preview.ask("/?find=\(text.replacing(" ", with: "+"))", host: "localhost").body
        for other in ["Chloé", "Jörg"] {
            #expect(desk.contains("<bdi>\(other)") == (other == name), "\(other)")
        }
        // Sessions are not what was looked for.
        #expect(!desk.contains("id=\"session-"))
        #expect(desk.contains("Nobody was found") == (name == nil))
    }

    @Test func `a search lists the sites with hits and no others, and each site has a page of its own`() throws {
        let studio = try Business("")
        try studio.sql(Demo.rows)
        let preview = try RunningPreview(studio)
        let found = try preview.ask("/?find=chloe", host: "localhost").body
        #expect(found.contains("id=\"site-studio\"") && !found.contains("id=\"site-harbour\""))
        #expect(try preview.ask("/?find=e", host: "localhost").body.contains("id=\"site-harbour\""))
        let harbour = try preview.ask("/?site=harbour", host: "localhost").body
        #expect(harbour.contains("id=\"site-harbour\"") && !harbour.contains("id=\"site-studio\""))
        #expect(harbour.contains("aria-current=\"true\""))
    }

    @Test func `sessions are listed by day, service and state, and a long list has pages`() throws {
        let studio = try Business(Business.rows + ManyBookingsTests.bookings(of: 1, before: 3, after: 120))
        let preview = try RunningPreview(studio)
        /// The sessions that the desk lists, by id, in its order.
        func listed(_ query: String) throws -> [Int] {
            try preview.ask("/?\(query)", host: "localhost").body.matches(of: /id="session-(\d+)"/).compactMap { Int($0.1) }
        }
        func ids(_ condition: String) throws -> [Int] {
            try studio.sql("SELECT id FROM session WHERE \(condition)").split(separator: "\n").compactMap { Int($0) }
        }
        let now = "unixepoch('\(Business.now)')"
        let coming = try ids("ends_at > \(now) ORDER BY starts_at, id")
        let pages = try [listed(""), listed("sessions=2"), listed("sessions=3"), listed("sessions=99")]
        #expect(pages[0].count == 50 && pages[2] == pages[3] && Set(pages[0...2].joined()) == Set(coming) && coming.count > 100)
        #expect(try preview.ask("/?sessions=2", host: "localhost").body.contains("Page 2 of 3"))
        #expect(try listed("show=past") == ids("ends_at <= \(now) ORDER BY starts_at DESC, id DESC"))
        #expect(try Set(listed("service=1&sessions=1")).isSubset(of: ids("service_id = 1")))
        let day = "2026-11-27"
        #expect(try Set(listed("day=\(day)")) == Set(ids("date(starts_at, 'unixepoch', '+1 hour') = '\(day)'")))
        try studio.change("UPDATE session SET status = 'CANCELLED' WHERE id = \(coming[60])")
        try preview.program.waitUntil("the desk knows of it") { try listed("show=cancelled").contains(coming[60]) }
        // What needs its owner stands first, however late it is.
        try studio.change(
            "UPDATE session SET link_state = 'SET', link_url = 'https://zoom.us/s/1?zak=x', status = 'CONFIRMED' WHERE id = \(coming[80])")
        try preview.program.waitUntil("the desk knows of that too") { try listed("").first == coming[80] }
        #expect(try listed("show=attention") == [coming[80]])
        let desk = try preview.ask("/", host: "localhost").body
        #expect(desk.contains("Nobody sees the link, because it is the host") && !desk.contains("zak=x"))
        #expect(desk.contains("<code>joinery link set \(coming[80]) --url https://… -C "))
    }

    @Test func `the panels tell what check, notify and a rehearsal of a build tell, and the desk writes nothing`() throws {
        let studio = try Business()
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        try studio.build()
        try studio.doing("mail")
        let mails = try FileManager.default.contentsOfDirectory(atPath: studio.output + "/private/mail/new")
        #expect(try studio.joinery(["mail", "--delivered"] + mails).exit == 0)
        try studio.sql("UPDATE session SET starts_at = starts_at + 3600, ends_at = ends_at + 3600 WHERE id = 1")
        try studio.sql("UPDATE member SET email = '' WHERE id = 2")
        let dump = try studio.dump()
        let published = try PublishedTree(studio.output)
        let preview = try RunningPreview(studio)
        func panel(_ name: String) throws -> String {
            let answer = try preview.ask("/_preview/panel/\(name)", host: "localhost")
            #expect(answer.status == 200)
            return answer.body
        }
        let toTell = try panel("to-tell")
        #expect(toTell.contains("1 client knows something old.") && toTell.contains("Chloé Lefèvre"), "\(toTell)")
        #expect(toTell.contains("they know another time") && toTell.contains("href=\"/mail/studio/notice/1\""))
        #expect(toTell.contains("joinery mail --notices -C "))
        let notice = try preview.ask("/mail/studio/notice/1", host: "localhost")
        #expect(notice.status == 200 && notice.body.contains("data-bar=\"Subject: Changed: ") && notice.body.contains("Before:"))
        let change = try panel("next-change")
        #expect(change.contains("Chloé Lefèvre’s page") && change.contains("what was booked or entered") && change.contains("By itself"))
        #expect(change.contains("joinery build -C "))
        let outcome = try studio.joinery("check")
        let toDo = try panel("to-do")
        #expect(outcome.output.contains("old-link") && !toDo.contains("holds an old"), "that stands in another panel")
        #expect(try preview.ask("/_preview/panel/other", host: "localhost").status == 404)
        // Known by now, so the desk has it at once.
        let desk = try preview.ask("/", host: "localhost").body
        #expect(desk.contains("1 client knows something old.") && !desk.contains("One moment"))
        #expect(try studio.dump() == dump && PublishedTree(studio.output) == published)
        try studio.build()
        try preview.program.waitUntil("the desk knows that it was published") {
            try panel("next-change").contains("what is published is up to date")
        }
    }

    @Test func `every kind of mail can be looked at, as the switches leave it`() throws {
        let studio = try Business()
        let preview = try RunningPreview(studio)
        let desk = try preview.ask("/", host: "localhost").body
        for kind in ["confirmation", "reminder", "if-moved", "if-cancelled"] {
            #expect(desk.contains("href=\"/mail/studio/\(kind)/1\""), "\(kind)")
            // Jörg's booking is not confirmed.
            #expect(!desk.contains("/mail/studio/\(kind)/3"))
            let mail = try preview.ask("/mail/studio/\(kind)/1", host: "localhost")
            #expect(mail.status == 200 && mail.body.contains("Chloé") && mail.body.contains("data-bar=\""), "\(kind)")
            #expect(mail.body.contains("data-bar=\"An example, sent to nobody. ") == kind.hasPrefix("if-"), "\(kind)")
            // Its styles are attributes of its elements; nothing else may be loaded.
            let policy = mail.fields["content-security-policy"] ?? ""
            #expect(policy.contains("default-src 'none'; style-src 'unsafe-inline'; ") && policy.contains("script-src 'self'"))
            // By then the session is over.
            #expect(try preview.ask("/mail/studio/\(kind)/1?at=2026-12-24", host: "localhost").status == 404, "\(kind)")
        }
        let joinPage = try #require(try studio.pages().first { $0.kind == "join" && $0.id == 1 }).url
        #expect(try preview.ask("/mail/studio/confirmation/1", host: "localhost").body.contains(joinPage))
        for missing in [
            "confirmation/3", "confirmation/99", "notice/1", "cancellation/1", "letter/1", "confirmation/1/", "confirmation/x", "1",
        ] {
            #expect(try preview.ask("/mail/studio/\(missing)", host: "localhost").status == 404, "\(missing)")
        }
        #expect(try preview.ask("/mail/harbour/confirmation/1", host: "localhost").status == 404)
        // On no site: there its address would be a page's.
        #expect(try preview.ask("/mail/studio/confirmation/1", host: "studio.localhost").status == 404)

        try studio.change("UPDATE site SET hide_link_in_emails = 1")
        let hidden = try preview.ask("/mail/studio/confirmation/1", host: "localhost").body
        #expect(!hidden.contains(joinPage) && !hidden.contains("meet.google.com"))
    }

    @Test func `another time is asked for on the site's own clock, and a page of it says so`() throws {
        let studio = try Business()
        let preview = try RunningPreview(studio)
        let asked = try preview.ask("/?time=2026-11-26T01:00&find=chlo%C3%A9", host: "localhost")
        #expect(asked.status == 302 && asked.fields["location"] == "/?at=2026-11-26T00:00:00Z&find=chlo%C3%A9", "\(asked)")
        #expect(try preview.ask("/?time=soon", host: "localhost").status == 400)
        let desk = try preview.ask("/?at=2026-11-26T00:00:00Z&find=chloe", host: "localhost").body
        #expect(desk.contains("<strong>As of Thursday, 26 November 2026, 01:00</strong>, Berlin time."))
        #expect(desk.contains("href=\"/?find=chloe\">Back to now</a>"))
        // A search alone leaves the time as it is.
        #expect(try !preview.ask("/?find=chloe", host: "localhost").body.contains("As of"))
        let page = try #require(try studio.pages().first { $0.kind == "my-bookings" && $0.id == 1 }).path
        let there = try preview.ask("/\(page)", host: "at-20261126t000000z.studio.localhost").body
        #expect(there.contains("data-bar=\"As of Thursday, 26 November 2026, 01:00, Berlin time\""))
        #expect(there.contains("data-link=\"http://studio.localhost:\(preview.port)/\(page)\""))
        #expect(try !preview.ask("/\(page)", host: "studio.localhost").body.contains("data-bar"))
    }

    @Test
    func
        `in Chromium the desk fits 320 pixels, works by keyboard and copies commands; axe and Nu find nothing, also in its mails and mistakes`()
        throws
    {
        struct Seen: Decodable {
            let asked, files, stops: Int
            let copied: String
            let faults: [String]
        }
        let studio = try Business("")
        try studio.sql(Demo.rows)
        try studio.change(
            "UPDATE session SET link_state = 'SET', link_url = 'https://zoom.us/s/1?zak=x' WHERE id = (SELECT max(id) FROM session)")
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        try #require(try studio.joinery("templates", "export", now: nil).exit == 0)
        let preview = try RunningPreview(studio)
        let seen = try Script("Tests/EndToEndTests/looks/look_at_desk.py").answer(Seen.self, [preview.index, studio.path])
        #expect(seen.faults == [])
        #expect(seen.asked >= 12 && seen.files >= 6 && seen.stops > 20)
        #expect(seen.copied.hasPrefix("joinery "))
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
        #expect(try studio.temporaryFiles() == [], "it writes nothing anywhere")
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

    @Test func `it writes nothing anywhere, whatever it is asked for, and however it ends`() throws {
        let studio = try Business()
        func files() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: studio.path).sorted() }
        let preview = try RunningPreview(studio)
        let before = try files()
        let page = try #require(try studio.pages().first { $0.kind == "my-bookings" }).path
        #expect(try preview.ask("/\(page)", host: "studio.localhost").status == 200)
        #expect(try preview.ask("/\(page)", host: "at-20261126t000000z.studio.localhost").status == 200)
        for target in [
            "/", "/_preview/panel/to-do", "/_preview/panel/to-tell", "/_preview/panel/next-change", "/mail/studio/confirmation/1",
        ] {
            #expect(try preview.ask(target, host: "localhost").status == 200, "\(target)")
        }
        #expect(try files() == before)
        preview.program.signal(SIGKILL)
        _ = try preview.program.wait()
        #expect(try files() == before)
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
        #expect(try studio.temporaryFiles() == [])
    }

    @Test func `changes are shown in the browser without losing the place, and mistakes over the page until they are mended`() throws {
        let studio = try Business("")
        try studio.sql(Demo.rows)
        try #require(try studio.joinery("templates", "export", now: nil).exit == 0)
        let preview = try RunningPreview(studio)
        let seen = try Script("Tests/EndToEndTests/looks/watch_preview.py").answer(
            Seen.self, [preview.index, studio.path, "Chloé Lefèvre"])

        print("from save to shown, in milliseconds: \(seen.milliseconds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
        #expect(seen.milliseconds.count == 8)
        #expect(seen.isSame && seen.styles == 1, "what is new takes the place of what is shown; nothing is loaded again")
        #expect(seen.complaints == [])
        for place in seen.places {
            // What is above may have become longer or shorter: the same part of the page is on the screen.
            #expect(place.count == 2 && abs(place[0].y - place[1].y) <= 333 && place[0].open == place[1].open, "\(place)")
            #expect(place[0].y > 600)
        }
        #expect(seen.overlay.contains("Templates/my-bookings.html") && seen.overlay.contains(" column 5: "), "\(seen.overlay)")
        #expect(
            seen.overlay.hasPrefix("Hide2 mistakesThe pages below are as they were before.")
                && seen.overlay.contains("unknown name `member.nam`") && seen.overlay.contains("did you mean `member.name`?"))
        #expect(seen.overlay.contains("<h1>{{member.nam}}{{"), "the line that it is in")
        #expect(seen.keptBelow.contains("Renamed"), "the page before stays below")
        #expect(seen.overlayOfIndex.contains("`{{#never}}` is never closed"))
        #expect(try preview.program.errorsSoFar().contains("unknown name `member.nam`"))
    }

    private struct Seen: Decodable {
        let milliseconds: [String: Int]
        let places: [[Place]]
        let complaints: [String]
        let overlay, keptBelow, overlayOfIndex: String
        let isSame: Bool
        let styles: Int

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
    /// Runs SQL as a program does that waits while the preview reads.
    fileprivate func change(_ text: String) throws { try sql(".timeout 20000\n\(text)") }

    fileprivate func temporaryFiles() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path + "/temporary") }
}
