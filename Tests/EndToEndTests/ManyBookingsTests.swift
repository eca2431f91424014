import BusinessKit
import Foundation
import TestKit
import Testing

/// A member of more bookings than a page has room for: My Bookings holds what comes next and what is over since the shortest time, and the
/// rest is on a page for each year.
@Suite struct ManyBookingsTests {
    @Test func `each booking is on one page, My Bookings has those next to now, and every page leads to every other`() throws {
        // 1,000 that are over and 400 to come, one every second day from 2021 to 2029.
        let studio = try Business(Business.rows + Self.bookings(of: 1, before: 1_000, after: 400))
        let tree = try studio.build()
        let name = try studio.name(of: 1)
        let pages = try ReadPage.all(of: studio.output).filter { $0.key.contains(name) }
        let starts = pages.mapValues { $0.entries.map(\.start) }
        let all = starts.values.flatMap(\.self)
        // Two bookings, of which one is a course of two sessions, are those of `Business.rows`.
        #expect(all.count == 1_403 && Set(all).count == all.count)

        let first = try #require(pages["m/\(name).html"]).entries
        let (over, ahead) = (first.filter { $0.when == "past" }, first.filter { $0.when == "upcoming" })
        #expect((300...301).contains(over.count) && (300...301).contains(ahead.count))
        let others = pages.filter { $0.key != "m/\(name).html" }
        for (path, page) in others {
            let year = try #require(path.wholeMatch(of: /m\/[a-z2-7]{26}-(\d{4})(?:-\d+)?\.html/)?.1, "\(path)")
            for entry in page.entries {
                // Of a day on which it is the same year in Berlin.
                #expect(entry.start.hasPrefix(year), "\(path)")
                let isNearer = entry.when == "past" ? over.contains { $0.start < entry.start } : ahead.contains { $0.start > entry.start }
                #expect(!isNearer, "\(path): \(entry.start) is nearer to now than what My Bookings has")
            }
        }
        #expect(Set(others.keys) == Set(["2021", "2022", "2023", "2024", "2025", "2028", "2029"].map { "m/\(name)-\($0).html" }))

        for form in ["html", "md"] {
            let files = pages.keys.map { $0.replacing(".html", with: ".\(form)") }
            for file in files {
                let text = try #require(tree.text(file))
                for other in files where other != file { #expect(text.contains("/\(other)"), "\(file) does not lead to \(other)") }
            }
        }
        // As many events as My Bookings has sessions: no program takes a calendar of any size.
        let calendar = try #require(tree.text("m/\(name).ics"))
        #expect(calendar.components(separatedBy: "BEGIN:VEVENT").count - 1 == first.count)
        #expect(tree.pages(in: "m").count { $0.contains(name) } == 3 + 2 * others.count)
    }

    @Test func `up to three hundred bookings there is one page`() throws {
        let studio = try Business(Business.rows + Self.bookings(of: 2, before: 299, after: 0))
        let name = try studio.name(of: 2)
        #expect(try studio.build().pages(in: "m").filter { $0.contains(name) }.sorted() == ["html", "ics", "md"].map { "m/\(name).\($0)" })
        try studio.sql(Self.bookings(of: 2, before: 302, after: 0, from: 300))
        #expect(try studio.build().pages(in: "m").contains("m/\(name)-2025.html"))
    }

    @Test func `a year of more bookings than that has several pages, each no longer than another`() throws {
        // All in one night, for which there are two years: the reader's zone decides.
        let studio = try Business(Business.rows + "UPDATE member SET time_zone = 'Asia/Tokyo' WHERE id = 1;")
        try studio.sql(Self.booking(sessionAt: "2022-12-31 15:30", times: 1_000, of: 1) + Self.bookings(of: 1, before: 300, after: 0))
        try studio.build()
        let name = try studio.name(of: 1)
        let pages = try ReadPage.all(of: studio.output).filter { $0.key.contains("\(name)-") }
        #expect(
            pages.mapValues(\.entries.count).sorted { $0.key < $1.key }.map { "\($0.key.dropFirst(28)) \($0.value)" } == [
                "-2023-2.html 300", "-2023-3.html 300", "-2023-4.html 100", "-2023.html 300",
            ])
    }

    @Test func `the pages of years are part of the member's page: counted with it, moved with it, gone with it`() throws {
        let studio = try Business(Business.rows + Self.bookings(of: 1, before: 800, after: 0))
        let alone = try Business().buildAnswer().sites[0]
        let answer = try studio.buildAnswer().sites[0]
        #expect(answer.pages - alone.pages == 800, "join pages alone")
        #expect(try Set(studio.pages().filter { $0.kind == "my-bookings" }.map(\.id)) == [1, 2])
        let changes = answer.changes.filter { $0.kind == "my-bookings" && $0.id == 1 }
        #expect(Set(changes.map(\.file)) == ["page", "markdown", "calendar"] && changes.count > 5)
        #expect(try studio.buildAnswer().sites[0].result == "unchanged")
        for jobs in ["1", "7"] {
            let other = try Business(Business.rows + Self.bookings(of: 1, before: 800, after: 0))
            #expect(try other.build("--jobs", jobs).contents == PublishedTree(studio.output).contents)
            #expect(try other.buildAnswer().sites[0].pages == answer.pages)
        }
        #expect(try studio.joinery("verify", "--leaks").exit == 0)

        let old = try studio.name(of: 1)
        #expect(try studio.holders(of: old).count > 10)
        studio.doingAll(["member rotate 1", "build"])
        #expect(try studio.holders(of: old) == [])
        let new = try studio.name(of: 1)
        #expect(try studio.build().pages(in: "m").contains("m/\(new)-2025.html"))
        // Less than a page of them are left: the years go, and no page with them.
        studio.doingAll(["build"], after: "DELETE FROM booking WHERE id > 10200")
        #expect(try studio.holders(of: "\(new)-").filter { $0.contains("\(new)-") } == [])
        studio.doingAll(["purge 1 --yes"])
        #expect(try studio.holders(of: new) == [])
    }

    @Test(
        "what leads to the pages of years is said in the reader's language", arguments: ["ar", "de", "en", "es", "fr", "ja", "pt", "pt-BR"])
    func languages(language: String) throws {
        let studio = try Business(Business.rows + Self.bookings(of: 1, before: 310, after: 0))
        try studio.sql("UPDATE member SET language = '\(language)' WHERE id = 1")
        let tree = try studio.build()
        let words = try String(contentsOfFile: Repository.path("Templates/words/\(language).yaml"), encoding: .utf8)
        let word = try #require(words.firstMatch(of: /\n  years: "?([^"\n]+)"?\n/)?.1)
        for form in ["html", "md"] {
            #expect(try #require(tree.text("m/\(studio.name(of: 1)).\(form)")).contains(word))
            #expect(try #require(tree.text("m/\(studio.name(of: 1))-2025.\(form)")).contains(word))
        }
    }

    @Test func `a member who logs in finds the pages of years at addresses of their own, in the preview too`() throws {
        let studio = try Business(Business.rows + Self.bookings(of: 1, before: 310, after: 0))
        try studio.letMembersLogIn()
        let preview = try RunningPreview(studio)
        let (mine, other) = ("member-1.studio.localhost", "member-2.studio.localhost")
        #expect(try preview.ask("/my", host: mine).body.contains("<a href=\"/my-2025\">2025</a>"))
        let year = try preview.ask("/my-2025", host: mine)
        #expect(year.status == 200 && year.body.contains("<a href=\"/my\">") && year.fields["vary"] == "Accept")
        #expect(try preview.ask("/my-2025.md", host: mine).body.contains("](</my.md>)"))
        #expect(try preview.ask("/my-2025", host: other).status == 404)
        #expect(try preview.ask("/my-2025", host: "studio.localhost").status == 401)
        #expect(try preview.ask("/my-1999", host: mine).status == 404)
    }

    @Test func `memory holds a few pages of a member at a time, whatever the number of bookings`() throws {
        let count = 100_000
        let studio = try Business(Business.rows + Self.bookings(of: 2, before: 500, after: 0, each: count / 500))
        let outcome = try Program.named("python3").run(
            [
                Repository.path("Tests/EndToEndTests/measure.py"), Program.joinery.path, "build", "-C", studio.path, "--now", Business.now,
                "--jobs", "1",
            ], limit: .seconds(3_600))
        try #require(outcome.exit == 0, "\(outcome.errors.suffix(2_000))")
        // 130 MB; in one batch, with their copies in the compiler's buffers, all pages were ten times as much.
        let kilobytes = try #require(Int(outcome.errors.split(separator: "\n").last ?? ""))
        #expect(kilobytes < 250_000, "\(kilobytes) kB")
        let sizes = try PublishedTree(studio.output).files.values.map(\.bytes.count)
        #expect(sizes.reduce(0, +) > count * 1_000)
        #expect(sizes.allSatisfy { $0 < 3_000_000 }, "\(sizes.max() ?? 0) bytes in one page")
    }

    /// SQL: a session every second day, back from yesterday and ahead from tomorrow, each booked by one member.
    static func bookings(of member: Int, before: Int, after: Int, from first: Int = 1, each: Int = 1) -> String {
        let sessions = [(-1, before, 100_000), (1, after, 200_000)].map { sign, count, start in
            """
            WITH RECURSIVE n (i) AS (SELECT \(first) WHERE \(count) > 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
            INSERT INTO session (id, service_id, staff_id, starts_at, ends_at)
              SELECT \(start) + i, 1, 1, unixepoch('2026-11-23 10:00') + \(sign) * 172800 * i,
                unixepoch('2026-11-23 11:00') + \(sign) * 172800 * i FROM n;

            """
        }
        let range = "id BETWEEN \(100_000 + first) AND 199999 OR id > \(200_000 + first - 1)"
        return sessions.joined() + """
            WITH RECURSIVE k (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < \(each))
            INSERT INTO booking (id, member_id, session_id, status, booked_at)
              SELECT \(10_000 + first - 1) + row_number() OVER (ORDER BY starts_at DESC, i), \(member), id, 'CONFIRMED', 0
              FROM session, k WHERE \(range);

            """
    }

    /// SQL: one more session, booked several times by one member.
    private static func booking(sessionAt start: String, times: Int, of member: Int) -> String {
        """
        INSERT INTO session (id, service_id, staff_id, starts_at, ends_at)
          VALUES (99, 1, 1, unixepoch('\(start)'), unixepoch('\(start)', '+1 hour'));
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(times))
        INSERT INTO booking (id, member_id, session_id, status, booked_at) SELECT 1000 + i, \(member), 99, 'CONFIRMED', 0 FROM n;

        """
    }
}

extension Business {
    /// What a member's files are called, without their ending.
    fileprivate func name(of member: Int64) throws -> String {
        let path = try #require(pages().first { $0.kind == "my-bookings" && $0.id == member }?.path)
        return String(path.dropFirst("m/".count).dropLast(".html".count))
    }

    fileprivate func doingAll(_ commands: [String], after sql: String = "") {
        #expect(throws: Never.self) {
            try self.sql(sql)
            for command in commands {
                let outcome = try joinery(command.split(separator: " ").map(String.init))
                #expect(outcome.exit == 0, "\(command): \(outcome)")
            }
        }
    }
}

extension PublishedTree {
    fileprivate func text(_ path: String) -> String? { contents[path].map { String(decoding: $0, as: UTF8.self) } }
}
