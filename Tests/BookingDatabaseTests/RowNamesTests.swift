import BookingDatabase
import Testing

/// How people name a row.
@Suite struct RowNamesTests {
    private struct Naming: Sendable, CustomTestStringConvertible {
        let name: String
        let table: Snapshot.NamedTable
        let ids: [Int64]

        var testDescription: String { "\(table.rawValue) \(name)" }
    }

    private static let namings = [
        Naming(name: "1", table: .session, ids: [1]),
        Naming(name: "session:1", table: .session, ids: [1]),
        Naming(name: "a7", table: .session, ids: [5]),
        Naming(name: "shop:a7", table: .session, ids: [5]),
        Naming(name: "session:9", table: .session, ids: []),
        Naming(name: "member:1", table: .session, ids: []),
        Naming(name: "session:", table: .session, ids: []),
        Naming(name: "service:1", table: .service, ids: [1]),
        Naming(name: "course:2", table: .service, ids: [2]),
        Naming(name: "ANA@example.org", table: .member, ids: [3]),
        Naming(name: "member:3", table: .member, ids: [3]),
        // A key before a finding's name.
        Naming(name: "member:4", table: .member, ids: [3]),
    ]

    @Test("a row is found by its id, its key and what findings call it", arguments: namings)
    private func isFound(_ naming: Naming) throws {
        let test = try TestDatabase()
        try test.execute(
            """
            INSERT INTO source (name, site_id, stamp, imported_at) VALUES ('shop', 'studio', '', 0);
            INSERT INTO session (id, service_id, starts_at, ends_at, source, external_id) VALUES (5, 1, 300, 400, 'shop', 'a7');
            INSERT INTO member (id, site_id, first_name, email, source, external_id) VALUES
                (3, 'studio', 'Ana', 'ana@example.org', 'shop', 'member:4'), (4, 'studio', 'Bo', '', NULL, NULL);
            """)
        let ids = try BookingDatabase(path: test.path).snapshot { try $0.ids(named: naming.name, in: naming.table, of: nil) }
        #expect(ids == naming.ids)
    }
}
