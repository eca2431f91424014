internal import Embedded
internal import GRDB

/// The schema this program reads, as SQL, one string a version; never edited once shipped.
enum Schema {
    /// 'JOIN'.
    static let applicationID: Int64 = 1_246_710_094

    /// `migrations[n]` brings a database of version n to version n + 1.
    static let migrations = [embedded_schema.text]

    static var newest: Int64 { Int64(migrations.count) }

    /// Tables and their columns as the migrations make them.
    static func columns() throws -> [(table: String, columns: [String])] {
        let model = try DatabaseQueue()
        return try model.write { database in
            for migration in migrations { try database.execute(sql: migration) }
            return try columns(of: database)
        }
    }

    static func columns(of database: Database) throws -> [(table: String, columns: [String])] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.rowid, c.cid
                """)
        var tables: [(table: String, columns: [String])] = []
        for row in rows {
            if tables.last?.table != row[0] { tables.append((row[0], [])) }
            tables[tables.count - 1].columns.append(row[1])
        }
        return tables
    }
}

extension embedded_file {
    var text: String { String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) }
}
