import BookingDatabase
import Bookings
import Foundation
import GRDB
import Testing

@Suite struct SnapshotTests {
    @Test func `a snapshot sees nothing of what another program writes meanwhile`() throws {
        let database = try TestDatabase(journal: "WAL")
        try database.execute("INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'Ana')")
        let writer = try database.writer()

        try BookingDatabase(path: database.path).snapshot { snapshot in
            let site = try snapshot.site()
            // A link and its password change together: half of it would let no member in.
            try writer.write {
                try $0.execute(
                    sql: "UPDATE site SET name = 'Changed'; INSERT INTO member (id, site_id, first_name) VALUES (2, 'studio', 'Bo')")
            }
            #expect(site.name == "Riverside")
            #expect(try snapshot.site().name == "Riverside")
            #expect(try snapshot.bookingsByMember().map(\.member) == [1])
        }
        #expect(try BookingDatabase(path: database.path).snapshot { try $0.bookingsByMember().map(\.member) } == [1, 2])
    }

    @Test("reading changes no byte of the file, whatever its journal", arguments: ["DELETE", "WAL"])
    func readingChangesNothing(journal: String) throws {
        let database = try TestDatabase(journal: journal)
        // Keeps the write-ahead log from being folded into the file when the last connection closes.
        let other = try database.writer()
        try other.write { try $0.execute(sql: "INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'Ana')") }
        let before = try database.files().filter { !$0.key.hasSuffix("-shm") }

        try BookingDatabase(path: database.path).snapshot { snapshot in
            try snapshot.checkIntegrity()
            #expect(try snapshot.brokenReferences().isEmpty)
            #expect(try snapshot.bookingsByMember().count == 1)
            #expect(try snapshot.site().name == "Riverside")
        }

        #expect(try database.files().filter { !$0.key.hasSuffix("-shm") } == before)
        #expect(try other.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == journal.lowercased())
    }

    @Test func `only what clients were told otherwise of sessions to come is read`() throws {
        let database = try TestDatabase()
        try database.execute(
            """
            INSERT INTO session (id, service_id, starts_at, ends_at, location) VALUES (2, 1, 300, 400, 'Hall'), (3, 2, 500, 600, '');
            UPDATE service SET location = 'Loft' WHERE id = 2;
            INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'Ana');
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (1, 1, 1, 'CONFIRMED', 0), (2, 1, 2, 'CONFIRMED', 0);
            INSERT INTO booking (id, member_id, course_id, status, booked_at) VALUES (3, 1, 2, 'CONFIRMED', 0);
            INSERT INTO delivery VALUES (1, 1, 'CONFIRMATION', 1, '', 90, 190, '', 'CONFIRMED'),
              (2, 2, 'CONFIRMATION', 1, '', 300, 400, 'Yard', 'CONFIRMED'), (2, 2, 'NOTICE', 2, '', 300, 400, 'Hall', 'CONFIRMED'),
              (2, 2, 'REMINDER', 3, '', 310, 400, 'Hall', 'CANCELLED'), (3, 3, 'CONFIRMATION', 1, '', 450, 550, 'Loft', 'CONFIRMED')
            """)
        let (early, late) = try BookingDatabase(path: database.path).snapshot { snapshot in
            let site = try snapshot.site()
            return (
                try snapshot.toldChanges(of: site, after: Instant(seconds: 0)),
                try snapshot.toldChanges(of: site, after: Instant(seconds: 200))
            )
        }
        #expect(early[Booking.ID(1)][Session.ID(1)]?.oldTime?.startsAt == Instant(seconds: 90))
        #expect(late[Booking.ID(1)].isEmpty && late[Session.ID(1)] == nil)
        let moved = try #require(late[Booking.ID(2)][Session.ID(2)])
        #expect(moved.oldTime == nil && moved.oldPlace == "Yard")
        // Its place is its service's.
        let evening = try #require(late[Session.ID(3)])
        #expect(evening.oldTime?.startsAt == Instant(seconds: 450) && evening.oldPlace == nil)
    }

    @Test func `a write that is not committed is not read`() throws {
        let database = try TestDatabase()
        let other = try database.writer()
        try other.inDatabase { connection in
            try connection.execute(sql: "BEGIN IMMEDIATE; UPDATE site SET name = 'Half'")
            #expect(try BookingDatabase(path: database.path).snapshot { try $0.site().name } == "Riverside")
            try connection.execute(sql: "ROLLBACK")
        }
    }

    @Test func `text that is not UTF-8 ends the snapshot with every row that has some`() throws {
        let database = try TestDatabase()
        try database.execute(
            """
            INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', CAST(x'FF' AS TEXT)), (2, 'studio', 'Ana');
            UPDATE service SET name = CAST(x'C3' AS TEXT) WHERE id = 2;
            """)
        let thrown = try #require(throws: UnreadableRows.self) {
            try BookingDatabase(path: database.path).snapshot { try $0.bookingsByMember() }
        }
        #expect(thrown.findings.map(\.subject) == ["service:2", "member:1"])
        #expect(thrown.findings.map(\.code) == [.invalidText, .invalidText])
    }

    @Test("a word that the schema does not know ends the snapshot, and nothing is put in its place", arguments: UnknownWord.all)
    func unknownWords(_ word: UnknownWord) throws {
        let database = try TestDatabase()
        try database.execute("PRAGMA ignore_check_constraints = ON; \(UnknownWord.rows); \(word.sql)")
        let thrown = try #require(throws: UnreadableRows.self) {
            try BookingDatabase(path: database.path).snapshot { snapshot in
                let site = try snapshot.site()
                let secret = try #require(SiteSecret(key: Array(0..<32)))
                let schedule = try snapshot.schedule(of: site, secret: secret, access: .link)
                _ = try snapshot.bookingsByMember()
                _ = try snapshot.outdatedClients(of: schedule, now: Instant(seconds: 0))
            }
        }
        #expect(thrown.findings.map(\.subject) == [word.subject])
        #expect(thrown.findings.map(\.code) == [word.code])
    }

    @Test func `an edit of the file changes its stamp, reading does not`() throws {
        let database = try TestDatabase()
        let reader = try BookingDatabase(path: database.path)
        let before = reader.stamp
        _ = try reader.snapshot { try $0.sites() }
        #expect(reader.stamp == before)
        try database.execute("UPDATE site SET name = 'Another'")
        #expect(reader.stamp != before)
    }
}

/// A row with a word that no CHECK lets in, as a damaged file or a tool without checks leaves it.
struct UnknownWord: Sendable, CustomTestStringConvertible {
    let subject: String
    let sql: String
    var code = Finding.Code.unknownWord

    var testDescription: String { sql }

    static let rows = """
        INSERT INTO conferencing_account (id, site_id, type, connection_status, link_url)
          VALUES (1, 'studio', 'CUSTOM', 'CONNECTED', 'https://meet.jit.si/a');
        INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'Ana');
        INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (1, 1, 1, 'CONFIRMED', 0);
        INSERT INTO delivery (booking_id, session_id, kind, delivered_at, link_digest, told_starts_at, told_ends_at, told_location, told_status)
          VALUES (1, 1, 'CONFIRMATION', 0, '', 0, 0, '', 'CONFIRMED')
        """

    static let all = [
        UnknownWord(subject: "site:studio", sql: "UPDATE site SET plan = 'GOLD'"),
        UnknownWord(subject: "conferencing_account:1", sql: "UPDATE conferencing_account SET type = 'TEAMS'"),
        UnknownWord(subject: "conferencing_account:1", sql: "UPDATE conferencing_account SET connection_status = 'MAYBE'"),
        UnknownWord(subject: "conferencing_account:1", sql: "UPDATE conferencing_account SET link_url = NULL", code: .missingValue),
        UnknownWord(subject: "service:1", sql: "UPDATE service SET type = 'RETREAT' WHERE id = 1"),
        UnknownWord(subject: "session:1", sql: "UPDATE session SET status = 'MOVED'"),
        UnknownWord(subject: "session:1", sql: "UPDATE session SET link_state = 'HIDDEN'"),
        UnknownWord(subject: "session:1", sql: "UPDATE session SET link_state = 'SET'", code: .missingValue),
        UnknownWord(subject: "booking:1", sql: "UPDATE booking SET status = 'confirmed'"),
        UnknownWord(subject: "delivery:1", sql: "UPDATE delivery SET kind = 'RUMOUR'"),
        UnknownWord(subject: "delivery:1", sql: "UPDATE delivery SET told_status = 'LATE'"),
    ]
}
