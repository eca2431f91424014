internal import Bookings
internal import GRDB
private import GRDBSQLite

/// Steps through the rows of one statement and reads columns by position.
///
/// SQLite's own column functions, since a build reads a million rows and a text column may hold bytes that are no text: those are reported
/// and read as empty.
struct RowReader {
    private let statement: Statement
    fileprivate let row: OpaquePointer
    /// What the first column's number names, for findings: `member`.
    private let table: String
    private let invalidText: (Finding) -> Void

    init(_ statement: Statement, table: String, invalidText: @escaping (Finding) -> Void) {
        self.statement = statement
        row = statement.sqliteStatement
        self.table = table
        self.invalidText = invalidText
    }

    /// Moves to the next row; false after the last.
    func step() throws -> Bool {
        switch sqlite3_step(row) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }

    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(row, column) }

    func bool(_ column: Int32) -> Bool { int(column) != 0 }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(row, column) == SQLITE_NULL }

    func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(row, column) else { return "" }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        invalidText(
            Finding(
                .error, .invalidText, "\(table):\(sqlite3_column_text(row, 0).map { String(cString: $0) } ?? "")",
                "column `\(sqlite3_column_name(row, column).map { String(cString: $0) } ?? "")` of table `\(table)` holds bytes that are not UTF-8",
                advice: "write the text again as UTF-8"))
        return ""
    }
}

extension RowReader {
    /// Starts the statement again with new arguments.
    func bind(_ arguments: Int64...) {
        sqlite3_reset(row)
        for (index, argument) in arguments.enumerated() { sqlite3_bind_int64(row, Int32(index + 1), argument) }
    }
}
