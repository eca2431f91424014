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
    static let migrations = unsafe [embedded_schema.text, embedded_schema_2.text]

    static var newest: Int64 { Int64(migrations.count) }

    static func version(_ database: Database) throws -> Int64 { try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0 }

    /// Checks that a database is ours: application id, version, and that version's tables and columns. Returns the version.
    @discardableResult
    static func check(_ database: Database, path: String) throws -> Int64 {
        // Asked first: the answer to anything else about another program's file would mislead.
        let id = try Int64.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard id == applicationID else { throw DatabaseProblem.foreign(path: path, applicationID: id) }
        let version = try version(database)
        guard (1...newest).contains(version) else { throw DatabaseProblem.version(path: path, found: version, newest: newest) }
        let found = try Dictionary(uniqueKeysWithValues: tables(of: database).map { ($0.name, $0) })
        for table in try tables(version: version) {
            guard let present = found[table.name] else { throw DatabaseProblem.missingTable(path: path, table: table.name) }
            if let column = table.columns.first(where: { present[$0.name] == nil }) {
                throw DatabaseProblem.missingColumn(path: path, table: table.name, column: column.name)
            }
            if let difference = table.difference(from: present) {
                throw DatabaseProblem.otherTable(path: path, table: table.name, difference: difference)
            }
        }
        return version
    }

    /// A table of ours and its columns.
    struct Table {
        let name: String
        let isStrict: Bool
        let hasRowID: Bool
        var columns: [Column] = []

        subscript(column: String) -> Column? { columns.first { $0.name == column } }

        /// How another table of this name promises something else of our columns.
        func difference(from other: Table) -> String? {
            if other.isStrict != isStrict { return "it is not STRICT" }
            if other.hasRowID != hasRowID { return "it is \(hasRowID ? "" : "not ")WITHOUT ROWID" }
            for column in columns {
                guard let found = other[column.name] else { continue }
                if found.type != column.type { return "column `\(column.name)` is `\(found.type)`, not `\(column.type)`" }
                if found.keyPosition != column.keyPosition { return "its primary key is another" }
            }
            return nil
        }

        struct Column {
            let name: String
            let type: String
            /// From 1; 0 where it is no part of the primary key.
            let keyPosition: Int
            /// What rows have that were written before the column was there, in SQL.
            let standard: String
        }
    }

    /// Tables and their columns as the migrations make them.
    static func tables(version: Int64) throws -> [Table] { try known.get()[Int(version) - 1] }

    /// By version, from 1.
    private static let known = Result {
        try DatabaseQueue().inDatabase { database in
            try migrations.map { migration in
                try database.execute(sql: migration)
                return try tables(of: database)
            }
        }
    }

    private static func tables(of database: Database) throws -> [Table] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT t.name, l.strict, NOT l.wr, c.name, c.type, c.pk, coalesce(c.dflt_value, 'NULL')
                FROM main.sqlite_schema t JOIN pragma_table_list(t.name) l ON l.schema = 'main' JOIN pragma_table_info(t.name, 'main') c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.rowid, c.cid
                """)
        var tables: [Table] = []
        for row in rows {
            if tables.last?.name != row[0] { tables.append(Table(name: row[0], isStrict: row[1], hasRowID: row[2])) }
            tables[tables.count - 1].columns.append(Table.Column(name: row[3], type: row[4], keyPosition: row[5], standard: row[6]))
        }
        return tables
    }
}

extension embedded_file {
    /// Its bytes are part of the program and as many as it says.
    var text: String { unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) }
}
