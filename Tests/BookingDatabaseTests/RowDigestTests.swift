import Bookings
import Digests
import Testing

@testable import BookingDatabase

/// What a value is read from cannot be left out of its row's digest: pages are kept as they are by these.
@Suite struct RowDigestTests {
    /// For each table another valid value of each column that is read, but the id.
    private static var edits: [(table: any TableRow.Type, row: Int64, values: [String: String])] {
        [
            (
                Member.self, 1,
                [
                    "first_name": "'Bo'", "last_name": "'Lee'", "email": "'bo@example.org'", "time_zone": "'Asia/Tokyo'",
                    "language": "'de'",
                    "page_generation": "3", "external_id": "'x'",
                ]
            ),
            (
                BookingRow.self, 1,
                [
                    "member_id": "2", "session_id": "2", "course_id": "2, session_id = NULL", "status": "'PENDING'", "participants": "3",
                    "time_zone": "'Asia/Tokyo'", "booked_at": "77", "manage_url": "'https://shop.example.org/1'", "revision": "9",
                    "changed_at": "99",
                ]
            ),
            (
                Session.self, 1,
                [
                    "service_id": "3", "staff_id": "1", "starts_at": "150", "ends_at": "250", "status": "'CANCELLED'", "location": "'Hall'",
                    "link_state": "'REMOVED'", "link_url": "'https://zoom.us/j/1', link_state = 'SET'", "link_password": "'p'",
                    "link_description": "'d'", "page_generation": "4", "revision": "9", "changed_at": "99",
                ]
            ),
            (
                ServiceRow.self, 2,
                [
                    "type": "'CLASS'", "name": "'Other'", "description": "'D'", "conferencing_enabled": "1", "location": "'Hall'",
                    "link_url": "'https://zoom.us/j/1'", "link_password": "'p'", "link_description": "'d'",
                ]
            ),
            (Staff.self, 1, ["name": "'Kim'"]),
        ]
    }

    private static let rows = """
        INSERT INTO staff (id, site_id, name) VALUES (1, 'studio', 'Ines');
        INSERT INTO service (id, site_id, type, name) VALUES (3, 'studio', 'CLASS', 'Run');
        INSERT INTO session (id, service_id, starts_at, ends_at) VALUES (2, 1, 3000, 4000);
        INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'Ana'), (2, 'studio', 'Eve');
        INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (1, 1, 1, 'CONFIRMED', 0);
        """

    private static func digest(of table: any TableRow.Type, _ row: Int64, in database: TestDatabase) throws -> Digest? {
        try BookingDatabase(path: database.path).snapshot { snapshot in
            func read<Row: TableRow>(_: Row.Type) throws -> Row? { try snapshot.rows(Row.self, "WHERE id = \(row)").next() }
            switch try read(table) {
            case let value as Member: return value.row
            case let value as BookingRow: return value.booking.row
            case let value as Session: return value.row
            case let value as ServiceRow: return value.service.row
            case let value as Staff: return value.row
            default: return nil
            }
        }
    }

    @Test func `every column that is read changes its row's digest, and nothing else does`() throws {
        for (table, row, values) in Self.edits {
            try #require(Set(values.keys) == Set(table.columns.dropFirst()), "\(table)")
            for (column, value) in values {
                let database = try TestDatabase()
                try database.execute(Self.rows)
                let before = try #require(try Self.digest(of: table, row, in: database))
                #expect(try Self.digest(of: table, row, in: database) == before)
                try database.execute("UPDATE \(table.table) SET \(column) = \(value) WHERE id = \(row)")
                #expect(try Self.digest(of: table, row, in: database) != before, "\(table).\(column)")
            }
        }
    }

    @Test func `neighbouring texts are told apart, and NULL from an empty one`() throws {
        var digests: Set<Digest> = []
        for names in ["'ab', 'c', NULL", "'a', 'bc', NULL", "'abc', '', NULL", "'abc', '', ''", "'', 'abc', ''"] {
            let database = try TestDatabase()
            try database.execute("INSERT INTO member (id, site_id, first_name, last_name, time_zone) VALUES (1, 'studio', \(names))")
            digests.insert(try #require(try Self.digest(of: Member.self, 1, in: database)))
        }
        #expect(digests.count == 5)
    }

    @Test func `a site's row has a digest of all its columns`() throws {
        let values = [
            "name": "'N'", "base_url": "'https://b.example'", "time_zone": "'Asia/Tokyo'", "language": "'de'", "plan": "'FREE'",
            "hide_link_in_emails": "1", "hide_link_in_my_bookings": "1",
        ]
        #expect(Set(values.keys) == Set(Site.columns.dropFirst()))
        for (column, value) in values {
            let database = try TestDatabase()
            let before = try BookingDatabase(path: database.path).snapshot { try $0.site().row }
            try database.execute("UPDATE site SET \(column) = \(value)")
            #expect(try BookingDatabase(path: database.path).snapshot { try $0.site().row } != before, "\(column)")
            #expect(before != nil)
        }
    }
}
