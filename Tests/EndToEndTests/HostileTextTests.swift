import BusinessKit
import Foundation
import TestKit
import Testing

/// A name, a title, a place or a description in the database adds text to pages and nothing else.
@Suite struct HostileTextTests {
    @Test func `hostile text in every column adds no element, attribute or address to any page`() throws {
        let strings = try Self.strings()
        #expect(strings.count > 700)
        let studio = try Business(Self.rows(strings))
        try studio.build()
        let harmless = try Business(Self.rows(strings.map { _ in "calm" }))
        try harmless.build()

        // The parser refuses scripts, handlers, comments, foreign addresses and tags that close something else.
        let read = try ReadPage.all(of: studio.output)
        let calm = try ReadPage.all(of: harmless.output)
        #expect(Set(read.keys) == Set(calm.keys))
        for (path, page) in read {
            #expect(page.entries.map(\.state) == calm[path]?.entries.map(\.state), "\(path)")
            // A description may have emphasis and lists; all else is one text where a text was.
            #expect(page.elementsOutsideMarkup == calm[path]?.elementsOutsideMarkup, "\(path)")
        }
    }

    @Test func `no control character and no mark that turns text round reaches a page`() throws {
        let marks = "a\u{1}b\u{1B}[2Jc\u{7F}d\u{85}e\u{202E}f\u{2066}g\u{FFFE}h"
        let studio = try Business(Self.rows([marks]))
        let published = try studio.build()
        for (path, file) in published.files where [".html", ".md", ".ics"].contains(where: path.hasSuffix) {
            let ends: Set<Unicode.Scalar> = path.hasSuffix(".ics") ? ["\r", "\n"] : ["\n"]
            let bad = file.text.unicodeScalars.filter { scalar in
                !ends.contains(scalar) && scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
                    || (0x2066...0x2069).contains(scalar.value) || scalar.properties.isNoncharacterCodePoint
            }
            #expect(bad.isEmpty, "\(path)")
        }
        #expect(published.files.values.contains { $0.text.contains("abcdefgh") || $0.text.contains("ab[2Jcdefgh") })
    }

    @Test func `opened in Chromium, hostile text is text: what is shown is what was given, and nothing else happens`() throws {
        let strings = try Self.strings()
        let studio = try Business(Self.rows(strings))
        try studio.build()
        let brand = [".masthead bdi": "<i>\"Riverside\"</i>"]
        var expected = ["404.html": brand]
        for page in try studio.pages() {
            guard let id = page.id, strings.indices.contains(Int(id) - 1) else {
                if page.kind == "index" { expected[page.path] = brand }
                continue
            }
            let string = strings[Int(id) - 1]
            switch page.kind {
            case "my-bookings":
                expected[page.path] = [
                    "h1 bdi": "x\(string)", ".next h3 bdi": string, "[data-field=password]": "Q\(string)",
                ]
            case "join" where id % 4 == 0 || ManyRounds.areAsked:
                expected[page.path] = ["h1 bdi": string, "[data-field=password]": "Q\(string)"]
            default: break
            }
        }
        try studio.write(Array(JSONEncoder().encode(expected)), to: "expected.json")
        struct Answer: Decodable { let pages, texts: Int }
        let answer = try Script("Tests/EndToEndTests/hostile/open_pages.py").answer(
            Answer.self, [studio.output + "/current", studio.path + "/expected.json"])
        #expect(answer.pages == expected.count && answer.texts > answer.pages * 2)
    }

    /// Strings that other people collected, and at least two hundred of our own. Empty ones are left out: they have no place on a page. Twice
    /// each is still a name that is not cut off.
    static func strings() throws -> [String] {
        let corpus = try Repository.text("Tests/EndToEndTests/hostile/blns.json")
        let attacks = try JSONDecoder().decode(
            [String: [String]].self, from: Data(Repository.text("Tests/EndToEndTests/hostile/attacks.json").utf8))
        let ours = attacks.sorted { $0.key < $1.key }.flatMap(\.value)
        try #require(Set(ours).count >= 200)
        return try JSONDecoder().decode([String].self, from: Data(corpus.utf8)).filter { !$0.isEmpty } + ours
            + [String(repeating: "😀", count: 2000)]
    }

    /// One member, class, session and person of the staff for each string, which is in every column that holds a text.
    static func rows(_ strings: [String]) -> String {
        let site = """
            BEGIN;
            INSERT INTO site (id, name, base_url, time_zone, language, plan) VALUES
              ('studio', '<i>"Riverside"</i>', 'https://members.example.org', 'Europe/Berlin', 'en', 'BUSINESS_ECOMMERCE');
            INSERT INTO conferencing_account (id, site_id, type, connection_status, link_url) VALUES
              (1, 'studio', 'CUSTOM', 'CONNECTED', 'https://meet.google.com/kvt-hwqz-ndr');

            """
        let rest = strings.enumerated().map { index, string in
            let id = index + 1
            // By bytes, since a NUL would end the statement.
            let text = "CAST(x'\(Array(string.utf8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())' AS TEXT)"
            return """
                INSERT INTO staff (id, site_id, name, email, external_id) VALUES (\(id), 'studio', \(text), \(text), \(text));
                INSERT INTO service (id, site_id, type, name, description, conferencing_enabled, location) VALUES
                  (\(id), 'studio', 'CLASS', \(text), \(text), \(id % 2), \(text));
                INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, location, link_state, link_url, link_password, link_description)
                  VALUES (\(id), \(id), \(id), 1795500000, 1795503600, \(text), 'SET', 'https://zoom.us/j/1', 'Q' || \(text), \(text));
                INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES (\(id + 10_000), \(id), \(id), 1795500000, 1795503600);
                INSERT INTO member (id, site_id, first_name, last_name, email, time_zone, language, external_id) VALUES
                  (\(id), 'studio', 'x' || \(text), 'y' || \(text), \(text), \(text), \(text), \(text));
                INSERT INTO booking (id, member_id, session_id, status, time_zone, booked_at) VALUES
                  (\(id), \(id), \(id), 'CONFIRMED', \(text), 0), (\(id + 10_000), \(id), \(id + 10_000), 'CONFIRMED', NULL, 0);

                """
        }
        return site + rest.joined() + "COMMIT;"
    }
}
