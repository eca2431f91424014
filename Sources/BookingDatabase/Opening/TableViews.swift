internal import GRDB

/// Shows each table as the newest schema has it, by a temporary view of the connection under the table's own name.
///
/// So queries are written once: a column that the file's version lacks has its standard value, and a table that it lacks is empty. And none
/// of them depends on an index, which may say something else than its table in a file that is damaged or forged: SQLite looks rows up by
/// their id in the table itself, scans, or sorts. What is written goes to `main`, past the views.
enum TableViews {
    /// Makes the views on a connection to a database of a version.
    static func make(_ database: Database, version: Int64) throws {
        let present = try Schema.tables(version: version)
        for table in try Schema.tables(version: Schema.newest) {
            let columns = Set(present.first { $0.name == table.name }?.columns.map(\.name) ?? [])
            let list = table.columns.map { columns.contains($0.name) ? $0.name : "\($0.standard) AS \($0.name)" }.joined(separator: ", ")
            let source = columns.isEmpty ? "WHERE FALSE" : "FROM main.\(table.name) NOT INDEXED"
            try database.execute(sql: "CREATE TEMP VIEW IF NOT EXISTS \(table.name) AS SELECT \(list) \(source)")
        }
    }
}
