import Testing

@testable import BookingDatabase

/// An index that says something else than its table decides nothing.
@Suite struct ForgedIndexTests {
    private static func indexes() throws -> [String] {
        try LooseDatabase().strings("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    }

    @Test("what is read is the same with an index whose every entry is wrong", arguments: try indexes())
    func forged(index: String) throws {
        let loose = try LooseDatabase()
        let before = try WholeReading.text(loose.path)
        let sql = loose.text(of: index)
        let columns = try #require(sql.firstMatch(of: /\(([^)]*)\)/)).1.split(separator: ",").map { $0.trimmingPrefix(" ") }
        // Filled as an index of other values, and then called what it was. Numbers are of the row after, texts of none.
        let shifted = columns.map { $0.hasSuffix("_id") && $0 != "site_id" && $0 != "external_id" ? "\($0) % 3 + 1" : "\($0) || 'x'" }
        try loose.execute("DROP INDEX \(index)")
        try loose.execute(
            sql.replacing("UNIQUE ", with: "").replacing(
                "(\(columns.joined(separator: ", ")))", with: "(\(shifted.joined(separator: ", ")))"))
        try loose.forge(index, sql: sql)
        #expect(try WholeReading.text(loose.path) == before)
    }

    @Test func `nor does the one that SQLite makes for the ids of sites`() throws {
        let loose = try LooseDatabase()
        let before = try WholeReading.text(loose.path)
        // The entries of two sites, each with the other's row.
        try loose.execute(
            """
            CREATE TABLE decoy (id TEXT PRIMARY KEY); INSERT INTO decoy VALUES ('zoo'), ('studio');
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_decoy_1')
              WHERE name = 'sqlite_autoindex_site_1';
            PRAGMA writable_schema = RESET
            """)
        #expect(try WholeReading.text(loose.path) == before)
    }
}
