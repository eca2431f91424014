import GRDB
import TestKit
import Testing

@testable import BookingDatabase

/// The scans that spare the rules about large tables must find what any of these rules would.
@Suite struct SoundRowsTests {
    @Test("scans find something exactly where a rule does", arguments: 0..<400 as Range<UInt64>)
    func agree(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let test = try TestDatabase()
        try test.writer().inDatabase { try $0.execute(sql: Self.rows(&random)) }
        try BookingDatabase(path: test.path).snapshot { snapshot in
            let rules = ReferenceRule.all.filter { SoundRows.tables.contains($0.table) }
            let found = try rules.filter { try Row.fetchOne(snapshot.database, sql: $0.sql) != nil }
            #expect(try SoundRows.areAll(in: snapshot) == found.isEmpty, "\(found.map(\.sentence))")
        }
    }

    @Test func `both outcomes are tried`() throws {
        let sound = try (0..<400 as Range<UInt64>).map { seed in
            var random = SeededGenerator(seed: seed)
            let test = try TestDatabase()
            try test.writer().inDatabase { try $0.execute(sql: Self.rows(&random)) }
            return try BookingDatabase(path: test.path).snapshot { try SoundRows.areAll(in: $0) }
        }
        #expect(sound.count(where: \.self) > 40)
        #expect(sound.count(where: { !$0 }) > 40)
    }

    /// Rows of two sites, of which a few may refer to another site's, to what is not there, or to what is booked otherwise.
    private static func rows(_ random: inout SeededGenerator) -> String {
        let faults = Int.random(in: 0..<3, using: &random)
        let total = 24
        let wrong = Set((0..<faults).map { _ in Int.random(in: 0..<total, using: &random) })
        var row = 0
        /// The right value, or in a row that is to be wrong any other.
        func pick(_ right: String, _ others: [String]) -> String {
            defer { row += 1 }
            return wrong.contains(row) ? others.randomElement(using: &random) ?? right : right
        }
        let studio = pick("'studio'", ["'nowhere'", "'other'"])
        var sql = """
            INSERT INTO site (id, name, base_url, time_zone, language, plan)
                VALUES ('other', 'Other', 'https://other.example.org', 'Europe/Berlin', 'en', 'BUSINESS_ECOMMERCE');
            INSERT INTO service (id, site_id, type, name) VALUES (11, 'other', 'CLASS', 'Dance'), (12, 'other', 'COURSE', 'Sing');
            INSERT INTO staff (id, site_id, name) VALUES (1, 'studio', 'Ana'), (11, 'other', 'Bo');
            INSERT INTO conferencing_account (id, site_id, connection_status, type, zoom_user)
                VALUES (1, 'studio', 'CONNECTED', 'ZOOM', 'a@example.org'), (11, 'other', 'CONNECTED', 'ZOOM', 'b@example.org');
            INSERT INTO member (id, site_id, first_name) VALUES (1, \(studio), 'Cem'), (11, 'other', 'Dana');

            """
        for (id, service, staff) in [(2, "1", "1"), (3, "2", "NULL"), (12, "11", "11")] {
            sql += """
                INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES
                    (\(id), \(pick(service, ["1", "2", "11", "12", "99"])), \(pick(staff, ["1", "11", "99", "NULL"])), 100, 200);

                """
        }
        // A course's meeting, and one each of a session.
        for (account, session, course) in [("1", "1", "NULL"), ("1", "2", "NULL"), ("1", "NULL", "2"), ("11", "12", "NULL")] {
            let account = pick(account, ["1", "11", "99"])
            let session = session == "NULL" ? session : pick(session, ["1", "2", "12", "99"])
            let course = course == "NULL" ? course : pick(course, ["1", "12", "99"])
            sql += """
                INSERT OR IGNORE INTO zoom_meeting (account_id, session_id, course_id, meeting_id, join_url)
                    VALUES (\(account), \(session), \(course), 'm', 'https://zoom.us/j/1');

                """
        }
        let bookings = [(1, "1", "1", "NULL"), (2, "1", "NULL", "2"), (3, "11", "12", "NULL"), (4, "11", "NULL", "12")]
        for (id, member, session, course) in bookings {
            let member = pick(member, ["1", "11", "99"])
            let session = session == "NULL" ? session : pick(session, ["1", "2", "3", "12", "99"])
            let course = course == "NULL" ? course : pick(course, ["1", "2", "11", "12", "99"])
            sql += """
                INSERT OR IGNORE INTO booking (id, member_id, session_id, course_id, status, booked_at)
                    VALUES (\(id), \(member), \(session), \(course), 'CONFIRMED', 0);

                """
        }
        return sql
    }
}
