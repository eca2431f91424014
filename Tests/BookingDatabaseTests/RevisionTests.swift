import BookingDatabase
import Bookings
import GRDB
import Testing

/// Triggers count what calendars must be told of, whoever writes.
@Suite struct RevisionTests {
    private let database: TestDatabase

    init() throws {
        database = try TestDatabase()
        try database.execute(
            """
            INSERT INTO staff (id, site_id, name) VALUES (1, 'studio', 'Ines');
            INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, revision) VALUES (2, 1, 1, 300, 400, 3), (3, 2, NULL, 300, 400, 0);
            INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'Ana');
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (1, 1, 2, 'CONFIRMED', 0);
            """)
    }

    private struct Counts: Equatable {
        let booking: Int64
        let session: Int64
        let bookingChanged: Bool
        /// Ids of the sessions that changed.
        let changed: [Int64]
    }

    private func counts(after sql: String) throws -> Counts {
        try database.execute(sql)
        return try database.writer().read { connection in
            let row = try #require(
                try Row.fetchOne(
                    connection,
                    sql: """
                        SELECT b.revision, s.revision, b.changed_at BETWEEN unixepoch() - 600 AND unixepoch()
                        FROM booking b, session s WHERE b.id = 1 AND s.id = 2
                        """))
            return Counts(
                booking: row[0], session: row[1], bookingChanged: row[2],
                changed: try Int64.fetchAll(
                    connection, sql: "SELECT id FROM session WHERE changed_at BETWEEN unixepoch() - 600 AND unixepoch() ORDER BY id"))
        }
    }

    @Test(
        "a booking's revision counts moves and changes of status, and with the session's it never falls",
        arguments: [
            ("UPDATE booking SET status = 'CANCELED'", 1, true),
            // Session 2 had three changes, session 1 none.
            ("UPDATE booking SET session_id = 1", 4, true),
            ("UPDATE booking SET session_id = NULL, course_id = 2", 4, true),
            ("UPDATE booking SET participants = 2", 0, true), ("UPDATE booking SET time_zone = 'UTC'", 0, true),
            ("UPDATE booking SET manage_url = 'https://shop.example/1'", 0, true),
            ("UPDATE booking SET status = 'CONFIRMED', session_id = 2, participants = 1", 0, false),
            ("UPDATE booking SET payment_status = 'PAID', external_id = 'x'", 0, false),
        ])
    func bookings(sql: String, revision: Int64, isChanged: Bool) throws {
        #expect(try counts(after: sql) == Counts(booking: revision, session: 3, bookingChanged: isChanged, changed: []))
    }

    @Test(
        "a session changes with all that its calendar entry shows to everybody, and not with its link",
        arguments: [
            ("UPDATE session SET starts_at = 310 WHERE id = 2", 4, [2]), ("UPDATE session SET staff_id = NULL WHERE id = 2", 3, [2]),
            ("UPDATE session SET link_state = 'REMOVED' WHERE id = 2", 3, []),
            ("UPDATE session SET page_generation = 1 WHERE id = 2", 3, []),
            ("UPDATE session SET starts_at = 300, external_id = 'x' WHERE id = 2", 3, []),
            ("UPDATE service SET name = 'Pilates' WHERE id = 1", 3, [1, 2]), ("UPDATE service SET external_id = 'x'", 3, []),
            ("UPDATE service SET link_url = 'https://meet.jit.si/a' WHERE id = 2", 3, []),
            ("UPDATE staff SET name = 'Ina'", 3, [2]), ("UPDATE site SET plan = 'FREE', hide_link_in_my_bookings = 1", 3, []),
            (
                """
                INSERT INTO conferencing_account (id, site_id, staff_id, type, connection_status, link_url)
                VALUES (1, 'studio', 1, 'CUSTOM', 'CONNECTED', 'https://meet.jit.si/a')
                """, 3, []
            ),
        ])
    func sessions(sql: String, revision: Int64, changed: [Int64]) throws {
        #expect(try counts(after: sql) == Counts(booking: 0, session: revision, bookingChanged: false, changed: changed))
    }
}
