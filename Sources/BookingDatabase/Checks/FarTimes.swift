public import Bookings
internal import GRDB

extension Snapshot {
    /// The first second of the year 2200.
    private static let far: Int64 = 7_258_118_400

    /// How many rows are told of each column.
    private static let reportedRows = 20

    /// Finds times so far ahead that they are most likely something else, such as milliseconds.
    public func farTimes() throws -> [Finding] {
        let columns = try Schema.tables(version: Schema.newest).flatMap { table in
            table.columns.filter { $0.name.hasSuffix("_at") }.map { (table: table.name, column: $0.name, key: table.columns[0].name) }
        }
        return try columns.flatMap { table, column, key in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT \(key), \(column) FROM \(table) WHERE typeof(\(column)) = 'integer' AND \(column) >= \(Self.far)
                    ORDER BY \(key) LIMIT \(Self.reportedRows)
                    """)
            return rows.map { row in
                Finding(
                    .warning, .farTime, "\(table):\(ReferenceRule.words(row[0]))",
                    "column `\(column)` of table `\(table)` holds `\(ReferenceRule.words(row[1]))`, a time after the year 2200",
                    advice: "write seconds since 1970-01-01T00:00:00Z, no milliseconds")
            }
        }
    }
}
