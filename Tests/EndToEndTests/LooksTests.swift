import BusinessKit
import Foundation
import TestKit
import Testing

/// Pages are what a person would want to see, as independent tools tell: Chromium, axe-core, the Nu HTML checker, cmark.
@Suite struct LooksTests {
    @Test(
        "in Chromium nothing overflows, the way in is on the first screen, what has the focus shows it, and fingers find what they aim at",
        arguments: Gallery.sites)
    func looksRight(site: String) throws {
        struct Answer: Decodable { let pages, looks, joinButtonsOnFirstScreen, stops: Int }
        let answer = try Script("Tests/EndToEndTests/looks/look_at_pages.py").answer(Answer.self, [try Gallery.tree(of: site)])
        #expect(answer.pages > 5 && answer.looks >= answer.pages * 12 && answer.stops > answer.pages)
        #expect((answer.joinButtonsOnFirstScreen > 0) == (site != "harbour"), "harbour hides its links")
    }

    @Test("Firefox ESR and WebKitGTK show pages as Chromium does", arguments: ["firefox", "webkit"], Gallery.sites)
    func looksRightElsewhere(engine: String, site: String) throws {
        struct Answer: Decodable { let looks: Int }
        let answer = try Script("Tests/EndToEndTests/looks/look_in_others.py").answer(Answer.self, [engine, try Gallery.tree(of: site)])
        #expect(answer.looks > 15)
    }

    @Test func `on a phone the next session comes first, and a page of many bookings is no longer than they need`() throws {
        let (fifteen, sixty, course) = (
            try PhonePage(of: 1, "studio"), try PhonePage(of: 101, "gallery"), try PhonePage(of: 105, "gallery")
        )
        print("fifteen bookings: \(fifteen), sixty: \(sixty), a course: \(course)")
        #expect(fifteen.height <= 5500 && sixty.height <= 9500)
        // All drawings are one file.
        #expect(fifteen.requests <= 4 && fifteen.bytes <= 56_000)
        for page in [fifteen, sixty, course] { #expect(try #require(page.joinEnd) < 400) }
        // The reader's zone at the head, and the studio's with the next session.
        #expect(sixty.zones <= 2 && course.zones <= 2)
        #expect(fifteen.passwords["slow-exhale"] == 1, "of a course of six sessions")
        #expect(course.passwords.values.allSatisfy { $0 == 1 })
    }

    @Test func `with the spacing that readers may ask for nothing is lost on the narrowest phone, in any language`() throws {
        let studio = try Business(Demo.rows)
        let languages = try FileManager.default.contentsOfDirectory(atPath: Repository.path("Templates/words")).filter {
            $0.hasSuffix(".yaml")
        }.map { String($0.dropLast(5)) }.sorted()
        // In each the richest member of the demo, who was told another time and place of all of it.
        for (place, language) in languages.enumerated() {
            let id = 500 + place
            try studio.sql(
                """
                INSERT INTO member (id, site_id, first_name, last_name, time_zone, language)
                  SELECT \(id), site_id, first_name, last_name, time_zone, '\(language)' FROM member WHERE id = 1;
                INSERT INTO booking (member_id, session_id, course_id, status, participants, booked_at)
                  SELECT \(id), session_id, course_id, status, participants, booked_at FROM booking WHERE member_id = 1;
                INSERT INTO delivery SELECT b.id, s.id, 'CONFIRMATION', 5, '', s.starts_at - 90000, s.ends_at - 90000, 'Studio 1', 'CONFIRMED'
                  FROM booking b JOIN session s ON s.id = b.session_id WHERE b.member_id = \(id);
                """)
        }
        let outcome = try studio.joinery("build")
        try #require(outcome.exit == 0, "\(outcome.errors)")
        let seen = try Script("Tests/EndToEndTests/looks/space_pages.py").answer([String].self, ["\(studio.output)/current/"])
        #expect(Set(seen).isSuperset(of: languages))
        // Fifteen bookings in the language with the longest words, each of them marked.
        let german = try #require(languages.firstIndex(of: "de"))
        let page = try PhonePage(of: Int64(500 + german), "studio", built: studio)
        print("fifteen bookings in German, all marked: \(page)")
        #expect(page.height <= 5500)
    }

    @Test("axe finds nothing against any kind of page, in light or in dark", arguments: Gallery.sites)
    func axeFindsNothing(site: String) throws {
        struct Answer: Decodable { let asked: Int }
        #expect(try Script("Tests/EndToEndTests/looks/ask_axe.py").answer(Answer.self, [try Gallery.tree(of: site)]).asked > 10)
    }

    @Test func `whatever the accent, axe finds every text legible`() throws {
        struct Answer: Decodable { let asked: Int }
        let accents = ["#ffe14d", "#ffffff", "#000000", "#ff0000", "#00ff00", "#2222ff", "#7f7f7f", "#ff66cc", "#17624f"]
        let answer = try Script("Tests/EndToEndTests/looks/ask_axe.py").answer(Answer.self, [try Gallery.tree(of: "studio")] + accents)
        #expect(answer.asked >= 2 * accents.count)
    }

    @Test func `an accent that is hard to see is a warning of check`() throws {
        let outcome = try Gallery.built.get().joinery("check")
        #expect(outcome.exit == 0)
        #expect(
            outcome.output.contains(
                "warning: site-data/joinery.yaml: `sites.gallery.accent` is `#ffe14d`: its contrast with white is 1.3 to 1"))
    }

    @Test("the Nu HTML checker finds no error in any page or drawing", arguments: Gallery.sites)
    func checkerFindsNothing(site: String) throws {
        struct Answer: Decodable { let files: Int }
        #expect(try Script("Tests/EndToEndTests/looks/check_markup.py").answer(Answer.self, [try Gallery.tree(of: site)]).files > 40)
    }

    @Test("every link within a site leads somewhere", arguments: Gallery.sites)
    func linksLeadSomewhere(site: String) throws {
        struct Answer: Decodable { let followed: Int }
        #expect(try Script("Tests/EndToEndTests/looks/follow_links.py").answer(Answer.self, [try Gallery.tree(of: site)]).followed > 100)
    }

    @Test("cmark reads from a Markdown page the headings and links that its HTML twin has", arguments: Gallery.sites)
    func twinsSayTheSame(site: String) throws {
        struct Answer: Decodable { let compared: Int }
        #expect(try Script("Tests/EndToEndTests/looks/compare_twins.py").answer(Answer.self, [try Gallery.tree(of: site)]).compared > 10)
    }

    @Test func `pages behind a login and pages of the owner's own pass all of this too`() throws {
        struct Answer: Decodable {}
        let studio = try Business()
        try studio.write("access: login\n", to: "site-data/joinery.yaml")
        try studio.write(
            "# Help\n\nRead the [terms](terms.md) & *smile*.\n\n## Sound\n\n- One\n- Two\n\n```\n\(String(repeating: "long", count: 99))\n```\n",
            to: "site-data/pages/help.md")
        try studio.write("# Terms\n\nBack to [help](help.md), or [elsewhere](https://example.org/).\n", to: "site-data/pages/terms.md")
        #expect(try studio.build().files["pages/help.html"] != nil)
        for script in ["look_at_pages", "ask_axe", "check_markup", "follow_links", "compare_twins"] {
            _ = try Script("Tests/EndToEndTests/looks/\(script).py").answer(Answer.self, [studio.output + "/current/"])
        }
    }

    @Test func `a page of bookings is printed on one sheet, sixty bookings on a few`() throws {
        let studio = try Gallery.built.get()
        let pages = try studio.pages()
        let path = { (site: String, kind: String, id: Int64) in
            try #require(pages.first { $0.site == site && $0.kind == kind && $0.id == id }?.path)
        }
        for (site, usual) in [
            ("studio", [("my-bookings", 1), ("my-bookings", 2), ("join", 4)]), ("gallery", [("my-bookings", 104), ("my-bookings", 105)]),
        ] {
            let names = try usual.map { try path(site, $0.0, Int64($0.1)) }
            let sheets = try Script("Tests/EndToEndTests/looks/print_pages.py").answer(
                [String: Int].self, [try Gallery.tree(of: site)] + names)
            #expect(sheets == Dictionary(uniqueKeysWithValues: names.map { ($0, 1) }))
        }
        let sixty = try path("gallery", "my-bookings", 101)
        let sheets = try Script("Tests/EndToEndTests/looks/print_pages.py").answer(
            [String: Int].self, [try Gallery.tree(of: "gallery"), sixty])
        #expect(sheets[sixty] ?? 0 <= 3)
    }
}

/// What My Bookings of one member is on a phone.
private struct PhonePage: Decodable {
    let height: Int
    let joinEnd: Double?
    let zones: Int
    /// How often each can be seen.
    let passwords: [String: Int]
    /// What a first visit loads: files, and their bytes on disk.
    let requests, bytes: Int

    init(of member: Int64, _ site: String, built: Business? = nil) throws {
        let studio = try built ?? Gallery.built.get()
        let page = try #require(studio.pages().first { $0.site == site && $0.kind == "my-bookings" && $0.id == member })
        let answers = try Script("Tests/EndToEndTests/looks/measure_pages.py").answer(
            [String: PhonePage].self, ["\(studio.path)/output/\(site)/current/", page.path])
        self = try #require(answers[page.path])
    }
}

/// The demo's two businesses and one whose members put the pages to the test, built once.
enum Gallery {
    static let sites = ["studio", "harbour", "gallery"]

    static func tree(of site: String) throws -> String { "\(try built.get().path)/output/\(site)/current/" }

    static let built = Result {
        let studio = try Business(Demo.rows + Repository.text("Tests/EndToEndTests/looks/gallery.sql"))
        try studio.write(
            """
            sites:
              studio: {contact: "hello@riverside.example.org or 030 5550 0100"}
              gallery: {accent: "#ffe14d", logo: logo.svg, contact: "Ask for Wolfgang at the blue door, or write to institute@gallery.example.org"}

            """, to: "site-data/joinery.yaml")
        try studio.write(
            ##"<svg xmlns="http://www.w3.org/2000/svg" width="800" height="60" viewBox="0 0 800 60"><path fill="none" stroke="#777" d="M1 1h798v58H1z"/></svg>"##,
            to: "site-data/logo.svg")
        _ = try studio.buildDemo()
        return studio
    }
}
