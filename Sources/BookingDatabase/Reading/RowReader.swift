internal import Bookings
internal import GRDB
private import GRDBSQLite

/// Steps through the rows of one statement and reads columns by position.
///
/// SQLite's own column functions, since a build reads a million rows. What cannot be read as what it should be is thrown, never replaced.
/// A copy reads the same row; `at` shifts its columns, for the later tables of a joined read.
///
/// Safe because it keeps the statement that SQLite's pointer belongs to, and what SQLite lends is copied before the next call.
@safe struct RowReader {
    private let statement: Statement
    private let row: OpaquePointer
    /// What the first column's number names, for findings: `member`.
    private let table: String
    private let first: Int32

    init(_ statement: Statement, table: String) {
        self.init(statement, table: table, first: 0)
    }

    private init(_ statement: Statement, table: String, first: Int32) {
        self.statement = statement
        unsafe row = statement.sqliteStatement
        self.table = table
        self.first = first
    }

    /// The same row, seen as one of `table` whose columns begin at `column`.
    func at(_ column: Int, of table: String) -> RowReader { RowReader(statement, table: table, first: first + Int32(column)) }

    /// Moves to the next row; false after the last.
    func step() throws -> Bool {
        switch unsafe sqlite3_step(row) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }

    /// Starts the statement again with new arguments.
    func bind(_ arguments: Int64...) {
        unsafe sqlite3_reset(row)
        for (index, argument) in arguments.enumerated() { unsafe sqlite3_bind_int64(row, Int32(index + 1), argument) }
    }

    func int(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(row, first + column) }

    func id<Row>(_ column: Int32, of: Row.Type = Row.self) -> Identifier<Row> { Identifier(int(column)) }

    func instant(_ column: Int32) -> Instant { Instant(seconds: int(column)) }

    func bool(_ column: Int32) -> Bool { int(column) != 0 }

    func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(row, first + column) == SQLITE_NULL }

    func optionalID<Row>(_ column: Int32, of: Row.Type = Row.self) -> Identifier<Row>? { isNull(column) ? nil : id(column) }

    func optionalText(_ column: Int32) throws(UnreadableRow) -> String? { isNull(column) ? nil : try text(column) }

    func text(_ column: Int32) throws(UnreadableRow) -> String {
        guard let start = unsafe sqlite3_column_text(row, first + column) else { return "" }
        let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, first + column)))
        guard let text = unsafe String(validating: bytes, as: UTF8.self) else { throw unreadable(column, .notUTF8) }
        return text
    }

    /// Reads one of the words that the column may hold.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ column: Int32, as: Word.Type = Word.self) throws(UnreadableRow) -> Word {
        let text = try text(column)
        guard let word = Word(rawValue: text) else {
            throw unreadable(column, .unknownWord(text, allowed: Word.allCases.map(\.rawValue)))
        }
        return word
    }

    /// Reads the three columns of a link that begin at `column`; nil where there is none.
    func optionalLink(_ column: Int32) throws(UnreadableRow) -> Link? {
        guard let url = try optionalText(column) else { return nil }
        return Link(url: url, password: try text(column + 1), description: try text(column + 2))
    }

    /// Reads a link that must be there.
    func link(_ column: Int32) throws(UnreadableRow) -> Link {
        guard let link = try optionalLink(column) else { throw unreadable(column, .missing) }
        return link
    }

    private func unreadable(_ column: Int32, _ fault: UnreadableRow.Fault) -> UnreadableRow {
        unsafe UnreadableRow(
            table: table, row: sqlite3_column_text(row, first).map { unsafe String(cString: $0) } ?? "",
            column: unsafe sqlite3_column_name(row, first + column).map { unsafe String(cString: $0) } ?? "", fault: fault)
    }
}
