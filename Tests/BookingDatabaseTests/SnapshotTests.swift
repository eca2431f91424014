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
            try snapshot.checkIntegrity(isThorough: true)
            #expect(try snapshot.brokenReferences() == [])
            #expect(try snapshot.bookingsByMember().count == 1)
            #expect(try snapshot.site().name == "Riverside")
        }

        #expect(try database.files().filter { !$0.key.hasSuffix("-shm") } == before)
        #expect(try other.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == journal.lowercased())
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

    @Test func `text that is not UTF-8 is read as empty and reported once, by row and column`() throws {
        let database = try TestDatabase()
        try database.execute("INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', CAST(x'FF' AS TEXT))")
        try BookingDatabase(path: database.path).snapshot { snapshot in
            _ = try snapshot.bookingsByMember()
            _ = try snapshot.bookingsByMember()
            #expect(snapshot.invalidText.map(\.subject) == ["member:1"])
            #expect(snapshot.invalidText.map(\.code) == [.invalidText])
        }
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
