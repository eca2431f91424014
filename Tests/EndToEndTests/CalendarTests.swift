import BusinessKit
import Foundation
import TestKit
import Testing

/// Every calendar of a build as two independent libraries read it: what they find is what the rows say.
@Suite struct CalendarTests {
    @Test("each session of each booking is one entry, with the way in where the rules show it", arguments: [20_261_123, 7] as [UInt64])
    func tellsTheRules(seed: UInt64) throws {
        let world = CanaryWorld(seed: seed)
        let rules = PlainRules(world: world)
        let studio = try Business(world.sql)
        try #require(try studio.joinery("build").exit == 0)
        let pages = try studio.pages().filter { $0.kind == "my-bookings" }
        var shown = 0
        for site in world.sites {
            let calendars = try ReadCalendar.all(below: "\(studio.path)/output/\(site.id)/current")
            #expect(calendars.keys.count { $0.hasPrefix("m/") } == pages.count { $0.site == site.id })
            for page in pages where page.site == site.id {
                let calendar = try #require(calendars[page.path.replacing(".html", with: ".ics")])
                #expect(calendar.name == "Riverside" && calendar.method == nil)
                let booked = rules.booked(by: Int(page.id ?? 0))
                let expected = booked.map { Self.facts($0.session, $0.status, rules.answer($0.session, booking: $0.status)) }
                #expect(calendar.entries.map(Self.facts).sorted() == expected.sorted(), "\(page.site)/\(page.path)")
                shown += calendar.entries.count { $0.url != nil }
            }
        }
        #expect(shown > 40)
    }

    @Test func `times are right in every zone around every change of a clock`() throws {
        let zones = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }
        #expect(zones.count > 300)
        // Changes in Europe, North America, Australia, New Zealand, Chile, Egypt and on Lord Howe; half an hour before, at and after.
        let changes = [
            "2026-03-29 01:00", "2026-10-25 01:00", "2026-03-08 07:00", "2026-11-01 06:00", "2026-11-01 09:00", "2026-10-03 16:00",
            "2026-04-04 14:00", "2026-09-26 14:00", "2026-04-05 03:00", "2026-04-23 22:00", "2026-10-03 15:30",
        ]
        let starts = changes.flatMap { change in [-30, 0, 30].map { "unixepoch('\(change)', '\($0) minutes')" } }
        let sessions = starts.enumerated().map { "(\($0 + 1), 1, \($1), \($1) + 2700)" }
        let members = zones.enumerated().map { "(\($0 + 1), 'studio', 'Ana', '\($1)')" }
        // The booking's own zone counts, for every other of them.
        let bookings = zones.indices.map { "(\($0 + 1), 1, 'CONFIRMED', \($0 % 2 == 0 ? "NULL" : "'\(zones[zones.count - 1 - $0])'"), 0)" }
        let studio = try Business(
            """
            INSERT INTO site (id, name, base_url, time_zone, language, plan) VALUES
              ('studio', 'Riverside', 'https://members.example.org', 'Europe/Berlin', 'en', 'FREE');
            INSERT INTO service (id, site_id, type, name) VALUES (1, 'studio', 'COURSE', 'Sleep Well');
            INSERT INTO session (id, service_id, starts_at, ends_at) VALUES \(sessions.joined(separator: ", "));
            INSERT INTO member (id, site_id, first_name, time_zone) VALUES \(members.joined(separator: ", "));
            INSERT INTO booking (member_id, course_id, status, time_zone, booked_at) VALUES \(bookings.joined(separator: ", "));
            """)
        try studio.build()
        let answer = try Program.named("sqlite3").run([studio.database, "SELECT starts_at FROM session ORDER BY starts_at, id"])
        let expected = answer.output.split(separator: "\n").compactMap { Int($0) }
        #expect(expected.count == starts.count)
        let calendars = try ReadCalendar.all(below: studio.output + "/current")
        let ofMembers = calendars.filter { $0.key.hasPrefix("m/") }
        #expect(ofMembers.count == zones.count)
        for (path, calendar) in ofMembers {
            #expect(calendar.entries.map(\.start) == expected && calendar.entries.allSatisfy { $0.end - $0.start == 2700 }, "\(path)")
        }
        // Each session's own, beside its join page.
        let ofSessions = calendars.filter { $0.key.hasPrefix("j/") }.values
        #expect(ofSessions.allSatisfy { $0.entries.count == 1 } && ofSessions.compactMap { $0.entries.first?.start }.sorted() == expected)
    }

    @Test func `hostile text is read as the text it is`() throws {
        let strings = try HostileTextTests.strings()
        let studio = try Business(HostileTextTests.rows(strings))
        try studio.build()
        let calendars = try ReadCalendar.all(below: studio.output + "/current")
        for page in try studio.pages() where page.kind == "my-bookings" {
            let text = Self.kept(strings[Int(page.id ?? 0) - 1])
            let calendar = try #require(calendars[page.path.replacing(".html", with: ".ics")])
            #expect(calendar.entries.count == 2)
            for entry in calendar.entries { #expect(entry.summary ?? "" == Self.trimmed(text), "\(page.path)") }
            #expect(calendar.entries.first?.description?.contains("Password, if asked: Q\(text)") == true, "\(page.path)")
        }
    }

    @Test func `each change is a later one to calendars: a new SEQUENCE where times or status changed, a new time of change always`() throws
    {
        let studio = try Business()
        func entry() throws -> (sequence: Int, changed: String, status: String, text: String) {
            let files = try studio.build().files
            let page = try #require(try studio.pages().first { $0.kind == "my-bookings" && $0.id == 1 })
            let calendar = try #require(files[page.path.replacing(".html", with: ".ics")]).text
            let event = try #require(calendar.split(separator: "BEGIN:VEVENT").dropFirst().first).replacing("\r\n ", with: "")
            func value(_ name: String) -> String {
                event.split(separator: "\r\n").first { $0.hasPrefix(name + ":") }.map { String($0.dropFirst(name.count + 1)) } ?? ""
            }
            #expect(value("DTSTAMP") == value("LAST-MODIFIED"))
            return (Int(value("SEQUENCE")) ?? -1, value("LAST-MODIFIED"), value("STATUS"), String(event))
        }
        var last = try entry()
        #expect(last.sequence == 0 && last.changed == "19700101T000000Z" && last.status == "CONFIRMED")
        for (change, isCounted, status) in [
            ("UPDATE booking SET status = 'CANCELED' WHERE id = 1", true, "CANCELLED"),
            ("UPDATE booking SET status = 'PENDING' WHERE id = 1", true, "TENTATIVE"),
            ("UPDATE booking SET status = 'CONFIRMED' WHERE id = 1", true, "CONFIRMED"),
            ("UPDATE session SET starts_at = starts_at + 60 WHERE id = 1", true, "CONFIRMED"),
            ("UPDATE session SET status = 'CANCELLED' WHERE id = 1", true, "CANCELLED"),
            ("UPDATE session SET status = 'CONFIRMED' WHERE id = 1", true, "CONFIRMED"),
            ("UPDATE booking SET participants = 4 WHERE id = 1", false, "CONFIRMED"),
            ("UPDATE session SET location = 'Room 3' WHERE id = 1", true, "CONFIRMED"),
        ] {
            // The clock of the triggers is the machine's, in whole seconds: as if the last change were long ago.
            try studio.sql("UPDATE booking SET changed_at = 5; UPDATE session SET changed_at = 5; \(change)")
            let next = try entry()
            #expect(isCounted ? next.sequence > last.sequence : next.sequence == last.sequence, "\(change)")
            #expect(next.changed > "20200101" && next.status == status && next.text != last.text, "\(change)")
            last = next
        }
    }

    @Test func `a session that moves keeps its name and raises its sequence; a cancelled one stays and says so`() throws {
        let studio = try Business()
        let before = try Self.calendar(of: 1, studio, studio.build())
        #expect(before.entries.map(\.sequence) == ["0", "0", "0"])
        #expect(Set(before.entries.map(\.uid)).count == 3)
        try studio.sql(
            "UPDATE session SET starts_at = starts_at + 3600, ends_at = ends_at + 3600 WHERE id = 1; UPDATE session SET status = 'CANCELLED' WHERE id = 1;"
        )
        try studio.sql("UPDATE member SET page_generation = 1 WHERE id = 1; UPDATE session SET page_generation = 1")
        let after = try Self.calendar(of: 1, studio, studio.build())
        #expect(after.entries.map(\.uid) == before.entries.map(\.uid))
        #expect(after.entries.map(\.sequence) == ["2", "0", "0"])
        #expect(after.entries.map(\.status) == ["CANCELLED", "CONFIRMED", "CONFIRMED"])
        #expect(after.entries.map(\.transparency) == ["TRANSPARENT", nil, nil])
        #expect(after.entries.first?.start == 1_795_507_200)
        #expect(after.entries.first?.summary == "Cancelled: Morning Yoga")
        // Two bookings of one session are two entries, and the entries of two members do not tell that they meet.
        try studio.sql(
            "UPDATE session SET changed_at = 0; INSERT INTO booking (member_id, session_id, status, booked_at) VALUES (1, 1, 'PENDING', 1795000000)"
        )
        let double = try Self.calendar(of: 1, studio, studio.build())
        #expect(double.entries.count == 4 && Set(double.entries.map(\.uid)).count == 4)
        #expect(double.entries.last?.stamp == "20261118T110640Z")
        let other = try Self.calendar(of: 2, studio, PublishedTree(studio.output))
        #expect(Set(other.entries.map(\.uid)).isDisjoint(with: double.entries.map(\.uid)))
    }

    @Test func `a name in a calendar is no word of any address`() throws {
        let studio = try Business()
        let tree = try studio.build()
        let addresses = try studio.pages().map(\.path).joined()
        for member in [1, 2] as [Int64] {
            for entry in try Self.calendar(of: member, studio, tree).entries { #expect(!addresses.contains(entry.uid)) }
        }
    }

    @Test func `calendars that know a provider get its own property`() throws {
        let studio = try Business()
        try studio.sql(
            "UPDATE session SET link_state = 'SET', link_url = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d' WHERE id = 1"
        )
        let entries = try Self.calendar(of: 1, studio, studio.build()).entries
        #expect(
            entries.map(\.teams) == ["https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d", nil, nil])
        #expect(entries.map(\.google) == [nil, "https://meet.google.com/kvt-hwqz-ndr", "https://meet.google.com/kvt-hwqz-ndr"])
        #expect(entries.map(\.conference) == entries.map(\.url))
        try studio.sql("UPDATE site SET hide_link_in_my_bookings = 1")
        for entry in try Self.calendar(of: 1, studio, studio.build()).entries {
            #expect(entry.url == nil && entry.conference == nil && entry.google == nil && entry.teams == nil)
            #expect(entry.description?.contains("://") == false && entry.description?.contains("confirmation email") == true)
        }
    }

    @Test func `the time of the build is in no calendar`() throws {
        let studio = try Business()
        let before = try studio.build().files.filter { $0.key.hasSuffix(".ics") }
        _ = try studio.joinery("build", now: "2030-01-01T00:00:00Z")
        #expect(try PublishedTree(studio.output).files.filter { $0.key.hasSuffix(".ics") } == before)
        // Two members', and a session's beside each of three join pages.
        #expect(before.count == 5)
    }

    @Test func `an empty calendar is one that can be subscribed to`() throws {
        let studio = try Business()
        try studio.sql("DELETE FROM booking")
        let tree = try studio.build()
        let calendar = try Self.calendar(of: 1, studio, tree)
        #expect(calendar.entries.isEmpty)
        #expect(
            tree.files.filter { $0.key.hasSuffix(".ics") }.allSatisfy { $0.value.text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin") })
    }

    private static func calendar(of member: Int64, _ studio: Business, _ tree: PublishedTree) throws -> ReadCalendar {
        let page = try #require(try studio.pages().first { $0.kind == "my-bookings" && $0.id == member })
        let path = page.path.replacing(".html", with: ".ics")
        #expect(tree.files[path] != nil)
        return try #require(try ReadCalendar.all(below: studio.output + "/current")[path])
    }

    /// What an entry has to say, in one line.
    private static func facts(_ session: CanaryWorld.Session, _ status: String, _ answer: PlainRules.Answer) -> String {
        let said =
            session.isCancelled || ["DECLINED", "CANCELED"].contains(status)
            ? "CANCELLED" : status == "CONFIRMED" ? "CONFIRMED" : "TENTATIVE"
        let url = answer.link?.url.split(separator: "{session}").first.map(String.init)
        return "\(session.start) \(session.end) \(said) \(url ?? "-") \(answer.link?.password ?? "-")"
    }

    private static func facts(_ entry: ReadCalendar.Entry) -> String {
        let password = entry.description?.split(separator: "\n").first { $0.hasPrefix("Password, if asked: ") }?.dropFirst(
            "Password, if asked: ".count)
        #expect(entry.url == entry.conference && entry.sequence == "0" && entry.stamp == "19700101T000000Z")
        // The link has a word of its own for each session.
        let url = entry.url?.replacing(/^(https:\/\/meet\.jit\.si\/zqx[0-9a-f]{16}-)[a-z2-7]{26}$/) { String($0.1) }
        return "\(entry.start) \(entry.end) \(entry.status) \(url ?? "-") \(password ?? "-")"
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        let end = text.unicodeScalars.reversed().drop(while: isSpace).reversed()
        return String(String.UnicodeScalarView(end.drop(while: isSpace)))
    }

    /// What is left of a text: no control characters, no marks that turn text round; a tab is a space.
    private static func kept(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\t", with: " ").unicodeScalars {
            let isControl = scalar != "\n" && scalar.properties.generalCategory == .control
            let turns = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            if !isControl, !turns, !scalar.properties.isNoncharacterCodePoint { kept.append(scalar) }
        }
        return String(kept)
    }
}
