internal import Embedded
internal import GRDB

/// The schema this program reads, as SQL, one string a version; never edited once shipped.
///
/// A new version is a file of its own, `Sources/Embedded/schema-<n>.sql`, embedded by `sql.c`, declared in `Embedded.h` and appended to
/// `migrations`. It ends with `PRAGMA user_version = <n>`.
enum Schema {
    /// 'JOIN'.
    static let applicationID: Int64 = 1_246_710_094

    /// `migrations[n]` brings a database of version n to version n + 1.
    static let migrations = unsafe [embedded_schema.text]

    static var newest: Int64 { Int64(migrations.count) }

    static func version(_ database: Database) throws -> Int64 { try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0 }

    /// Checks that a database is ours: application id, version, tables and columns.
    static func check(_ database: Database, path: String) throws {
        try checkIdentity(of: database, path: path)
        let version = try version(database)
        guard version == newest else { throw DatabaseProblem.version(path: path, found: version, newest: newest) }
        let found = try Dictionary(uniqueKeysWithValues: columns(of: database).map { ($0.table, Set($0.columns)) })
        for (table, columns) in try columns() {
            guard let present = found[table] else { throw DatabaseProblem.missingTable(path: path, table: table) }
            if let column = columns.first(where: { !present.contains($0) }) {
                throw DatabaseProblem.missingColumn(path: path, table: table, column: column)
            }
        }
    }

    /// Checks that a database is ours, whatever its version: one that is newer than this program is refused.
    static func checkIdentity(of database: Database, path: String) throws {
        // Asked first: the answer to anything else about another program's file would mislead.
        let id = try Int64.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard id == applicationID else { throw DatabaseProblem.foreign(path: path, applicationID: id) }
        let version = try version(database)
        guard (1...newest).contains(version) else { throw DatabaseProblem.version(path: path, found: version, newest: newest) }
    }

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
    /// Its bytes are part of the program and as many as it says.
    var text: String { unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) }
}
