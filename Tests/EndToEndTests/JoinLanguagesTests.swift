import BusinessKit
import Foundation
import TestKit
import Testing

/// A join page is there in the language of everybody who booked its session, and what they have leads to theirs.
@Suite struct JoinLanguagesTests {
    private static let speaking = Business.rows + "UPDATE member SET language = 'de', time_zone = 'Europe/Lisbon' WHERE id = 2;"

    /// The files of join pages by name, without tokens: `1-de.html`.
    private static func names(_ studio: Business) throws -> Set<String> {
        let tokens = try studio.tokens()
        return Set(
            try PublishedTree(studio.output).pages(in: "j").map { path in
                let word = path.dropFirst(2).prefix { $0 != "-" && $0 != "." }
                return "\(tokens[String(word)] ?? 0)\(path.dropFirst(2 + word.count))"
            })
    }

    private static func files(_ names: String...) -> Set<String> {
        Set(names.flatMap { name in ["html", "md", "ics"].map { "\(name).\($0)" } })
    }

    @Test func `each language that is spoken has a page, the site's own keeps its address`() throws {
        let studio = try Business(Self.speaking)
        try studio.build()
        #expect(try Self.names(studio) == Self.files("1", "1-de", "2", "3"))
        let page = try studio.joinPage(1, "-de")
        #expect(page.contains("<html lang=\"de\"") && page.contains("hreflang=\"en\""))
        #expect(page.contains("07:00\u{2013}08:00"), "its only reader is in Lisbon")
        let own = try studio.joinPage(1, "")
        #expect(
            own.contains("<html lang=\"en\"") && own.contains("lang=\"de\"") && own.contains("08:00 \u{2013} 09:00"), "others are in Berlin"
        )
        // Of a session that nobody booked who reads another language there is nothing to choose.
        #expect(try !studio.joinPage(3, "").contains("hreflang"))
    }

    @Test func `a member's new language makes the pages that it needs, removes those that nobody needs, and no other`() throws {
        let studio = try Business(Self.speaking)
        let before = try studio.build()
        try studio.sql("UPDATE member SET language = 'pt-BR' WHERE id = 2")
        let after = try studio.build()
        #expect(try Self.names(studio) == Self.files("1", "1-pt-br", "2", "3"))
        let changed = Set(before.files.keys).union(after.files.keys).filter { before.files[$0] != after.files[$0] }
        // The calendar in the site's own language says nothing of others.
        let page = try #require(studio.pages().first { $0.kind == "join" && $0.id == 1 }).path
        let member = try #require(studio.pages().first { $0.kind == "my-bookings" && $0.id == 2 }).path
        func all(_ path: String) -> [String] { ["html", "md", "ics"].map { path.replacing(/html$/, with: $0) } }
        #expect(
            changed
                == Set(
                    all(page.replacing(".html", with: "-de.html")) + all(page.replacing(".html", with: "-pt-br.html")) + all(member)
                        + all(page).dropLast()))

        // One language more, before the other by name; and back.
        try studio.sql("UPDATE member SET language = 'ar' WHERE id = 1")
        try studio.build()
        #expect(try Self.names(studio) == Self.files("1", "1-ar", "1-pt-br", "2", "2-ar", "3", "3-ar"))
        #expect(try studio.publishedContents()["studio"] == studio.cleanBuild(now: Business.now)["studio"])
        try studio.sql("UPDATE member SET language = NULL")
        let own = try studio.build()
        #expect(try Self.names(studio) == Self.files("1", "2", "3"))
        #expect(try studio.build() == own)
        #expect(try studio.joinery("build", "--all").exit == 0)
    }

    @Test func `a booking whose page need not be rendered keeps its language's page, also one that is cancelled`() throws {
        let studio = try Business(Self.speaking + "UPDATE booking SET status = 'CANCELED' WHERE id = 3;")
        try studio.build()
        try studio.sql("UPDATE session SET location = 'Room 2' WHERE id = 1; UPDATE member SET first_name = 'Zoé' WHERE id = 1")
        try studio.build()
        #expect(try Self.names(studio) == Self.files("1", "1-de", "2", "3"))
        #expect(try studio.joinery("verify").exit == 0)
        try studio.sql("DELETE FROM booking WHERE id = 3")
        try studio.build()
        #expect(try Self.names(studio) == Self.files("1", "2", "3"))
    }

    @Test func `pages, mails and calendars of the demo lead everybody to a page in their language`() throws {
        let studio = try Business(mailing: Demo.rows, sites: "studio: {mail: {from: a@b.example}}, harbour: {mail: {from: c@d.example}}")
        let built = try studio.buildDemo()
        var languages: Set<String> = []
        for (site, files) in built {
            let pages = try PublishedJoinPages(files)
            #expect(pages.leadingAstray == [])
            languages.formUnion(files.keys.filter { $0.hasPrefix("j/") }.compactMap(pages.language))
            try studio.mail("--site", site)
            let mails = try studio.readMails(site: site)
            #expect(!mails.isEmpty)
            for (name, mail) in mails {
                let texts = [mail.text, mail.html] + mail.calendars.map { $0.replacing("\r\n ", with: "") }
                let paths = texts.flatMap { $0.matches(of: /https:\/\/[a-z.-]+\/(j\/[a-z0-9-]+\.html)/) }.map { String($0.1) }
                for path in paths { #expect(pages.language(of: path) == mail.headers["Content-Language"], "\(name) leads to \(path)") }
            }
        }
        #expect(languages.isSuperset(of: ["ar", "de", "en", "es", "ja"]))
        // Nobody is told that anything has changed since the address has a language in it.
        let outdated = try studio.joinery("mail", "--notices", "--dry-run")
        #expect(outdated.exit == 0 && !outdated.output.contains("notice"), "\(outdated)")
    }

    @Test func `scripts are told of the pages in other languages with the page itself`() throws {
        let studio = try Business(Self.speaking)
        try studio.build()
        let page = try #require(studio.pages().first { $0.kind == "join" && $0.id == 1 })
        let listed = try studio.doing("pages", "--format", "json")
        let translated = page.path.replacing(".html", with: "-de.html")
        #expect(
            listed.contains(
                """
                      "translations" : [
                        {
                          "language" : "de",
                          "path" : "\(translated)",
                          "url" : "https://members.example.org/\(translated)"
                        }
                      ],
                """))
        #expect(listed.split(separator: "translations").count == 2)
        #expect(try studio.doing("pages").contains("https://members.example.org/\(translated)\tMorning Yoga"))
    }

    @Test func `what was told before pages had languages is still what is told`() throws {
        let studio = try Business(mailing: Self.speaking + "UPDATE booking SET status = 'CONFIRMED';")
        try studio.build()
        // As version 1.0 notes it: the address in the site's own language, whoever was told.
        let page = try #require(studio.pages().first { $0.kind == "join" && $0.id == 1 })
        let digest = try Program.named("sha256sum").run([], input: page.url).output.prefix(64)
        try studio.mail()
        let mails = try studio.readMails()
        try studio.send()
        try studio.mail()
        let noted = try studio.query("SELECT DISTINCT link_digest FROM delivery WHERE session_id = 1")
        #expect(noted == [String(digest)])
        let mail = try #require(mails.first { $0.key.hasPrefix("confirmation.2.3.") }?.value)
        #expect(mail.text.contains(page.url.replacing(".html", with: "-de.html")) && !mail.text.contains(page.url))
        try studio.mail("--notices")
        #expect(try studio.waiting().isEmpty)
    }
}

extension Business {
    /// Sessions by the word in their pages' addresses.
    fileprivate func tokens() throws -> [String: Int64] {
        Dictionary(
            uniqueKeysWithValues: try pages().filter { $0.kind == "join" }.map { (String($0.path.dropFirst(2).dropLast(5)), $0.id ?? 0) })
    }

    /// A join page in one of its languages.
    fileprivate func joinPage(_ session: Int64, _ suffix: String) throws -> String {
        let page = try #require(pages().first { $0.kind == "join" && $0.id == session })
        return try text("output/studio/current/\(page.path.replacing(".html", with: "\(suffix).html"))")
    }
}
