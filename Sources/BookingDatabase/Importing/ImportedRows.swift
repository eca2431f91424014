public import Bookings
internal import GRDB
private import GRDBSQLite

/// The rows of one table that came from a source, in order of their ids: what an import compares with.
///
/// Read by position with SQLite's own functions, since an import reads a million rows.
@safe public final class ImportedRows {
    /// A row as it is in the database.
    public struct Stored: Sendable {
        public let row: ImportedRow
        /// Whether its link is what the source says: nobody has changed it here.
        public let linkIsOfSource: Bool
    }

    private let statement: Statement
    private let row: OpaquePointer
    private let count: Int
    private var isOver = false

    init(_ statement: Statement, columns: Int) {
        self.statement = statement
        unsafe row = statement.sqliteStatement
        count = columns
    }

    public func next() throws -> Stored? {
        guard !isOver else { return nil }
        switch unsafe sqlite3_step(row) {
        case SQLITE_ROW: break
        case SQLITE_DONE:
            isOver = true
            return nil
        case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
        var values: [ImportedValue] = []
        values.reserveCapacity(count)
        for column in 3..<Int32(3 + count) {
            switch unsafe sqlite3_column_type(row, column) {
            case SQLITE_INTEGER: values.append(.number(unsafe sqlite3_column_int64(row, column)))
            case SQLITE_NULL: values.append(.null)
            default: values.append(.text(text(column)))
            }
        }
        return Stored(
            row: ImportedRow(id: unsafe sqlite3_column_int64(row, 0), key: text(1), values: values),
            linkIsOfSource: unsafe sqlite3_column_int(row, 2) == 1)
    }

    private func text(_ column: Int32) -> String {
        guard let start = unsafe sqlite3_column_text(row, column) else { return "" }
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column))), as: UTF8.self)
    }
}
