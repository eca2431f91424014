internal import GRDB

/// A value that one row of one table becomes. Columns stand beside the initialiser that reads them, in the same order, and nowhere else.
protocol TableRow {
    static var table: String { get }
    /// The row's id first.
    static var columns: [String] { get }

    init(_ row: RowReader) throws(UnreadableRow)
}

extension TableRow {
    /// The columns as a query lists them, of the table under the name that the query gives it.
    static func columns(of alias: String? = nil) -> String {
        columns.map { column in alias.map { "\($0).\(column)" } ?? column }.joined(separator: ", ")
    }
}
