internal import Bookings
internal import Digests
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
    private let scratch: Scratch

    /// Room that every row is digested in.
    private final class Scratch {
        private var input = DigestInput()

        func digest(_ body: (inout DigestInput) -> Void) -> Digest {
            input.removeAll()
            body(&input)
            return input.digest()
        }
    }

    init(_ statement: Statement, table: String) {
        self.init(statement, table: table, first: 0, Scratch())
    }

    private init(_ statement: Statement, table: String, first: Int32, _ scratch: Scratch) {
        self.statement = statement
        unsafe row = statement.sqliteStatement
        self.table = table
        self.first = first
        self.scratch = scratch
    }

    /// The same row, seen as one of `table` whose columns begin at `column`.
    func at(_ column: Int, of table: String) -> RowReader { RowReader(statement, table: table, first: first + Int32(column), scratch) }

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

    /// Moves to the row of an id that a scan of the same snapshot has read. A tree in which it cannot be found is a damaged one.
    func find(_ id: Int64) throws {
        bind(id)
        guard try step() else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    }

    /// Reads a whole number within `range`.
    func int(_ column: Int32, in range: ClosedRange<Int64>) throws(UnreadableRow) -> Int64 {
        let number = try int(column)
        guard range.contains(number) else { throw unreadable(column, .outOfRange(number, allowed: range)) }
        return number
    }

    private func int(_ column: Int32) throws(UnreadableRow) -> Int64 {
        try require(.integer, column)
        return unsafe sqlite3_column_int64(row, first + column)
    }

    /// Any whole number names a row.
    func id<Row>(_ column: Int32, of: Row.Type = Row.self) throws(UnreadableRow) -> Identifier<Row> { Identifier(try int(column)) }

    /// Reads a time: within the years that RFC 3339 can write, so that no sum or difference of two overflows.
    func instant(_ column: Int32) throws(UnreadableRow) -> Instant { Instant(seconds: try int(column, in: Instant.writable)) }

    func bool(_ column: Int32) throws(UnreadableRow) -> Bool { try int(column, in: 0...1) == 1 }

    func isNull(_ column: Int32) -> Bool { storageClass(column) == .null }

    func optionalID<Row>(_ column: Int32, of: Row.Type = Row.self) throws(UnreadableRow) -> Identifier<Row>? {
        isNull(column) ? nil : try id(column)
    }

    func optionalText(_ column: Int32) throws(UnreadableRow) -> String? { isNull(column) ? nil : try text(column) }

    func text(_ column: Int32) throws(UnreadableRow) -> String {
        try require(.text, column)
        // Nil where memory is short.
        guard let start = unsafe sqlite3_column_text(row, first + column) else { throw unreadable(column, .notUTF8) }
        let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, first + column)))
        if bytes.isEmpty { return "" }
        guard let text = unsafe String(validating: bytes, as: UTF8.self) else { throw unreadable(column, .notUTF8) }
        return text
    }

    /// Reads a text of which there are few, and answers with what `make` makes of it; for a text that came before, with the same again.
    func text<Value>(
        _ column: Int32, among known: RecurringTexts<Value>, _ make: (String) throws(UnreadableRow) -> Value
    ) throws(UnreadableRow) -> Value {
        try require(.text, column)
        if let start = unsafe sqlite3_column_blob(row, first + column) {
            // Lent until the next call for this column.
            let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, first + column)))
            if let value = unsafe known[bytes] { return value }
        }
        let text = try text(column)
        let value = try make(text)
        known.add(text, value)
        return value
    }

    /// Reads a text that must be of a form.
    func text(_ column: Int32, form: String, _ isOfForm: (String) -> Bool) throws(UnreadableRow) -> String {
        let text = try text(column)
        guard isOfForm(text) else { throw unreadable(column, .otherForm(text, allowed: form)) }
        return text
    }

    /// Ends the reading of a row whose columns contradict one another.
    func demand(_ isSo: Bool, _ column: Int32, _ rule: @autoclosure () -> String) throws(UnreadableRow) {
        if !isSo { throw unreadable(column, .contradiction(rule())) }
    }

    /// Whether the first of two columns is given, of which exactly one must be.
    func isGiven(_ column: Int32, not other: Int32) throws(UnreadableRow) -> Bool {
        let isGiven = !isNull(column)
        try demand(isGiven == isNull(other), column, "must be given or `\(name(other))`, and not both")
        return isGiven
    }

    private func name(_ column: Int32) -> String {
        unsafe sqlite3_column_name(row, first + column).map { unsafe String(cString: $0) } ?? ""
    }

    private func storageClass(_ column: Int32) -> StorageClass {
        StorageClass(rawValue: unsafe sqlite3_column_type(row, first + column)) ?? .null
    }

    private func require(_ wanted: StorageClass, _ column: Int32) throws(UnreadableRow) {
        let found = storageClass(column)
        if found == wanted { return }
        throw unreadable(column, found == .null ? .missing : .otherClass(found, allowed: wanted))
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
        let (password, details) = (try text(column + 1), try text(column + 2))
        return try optionalText(column).map { Link(url: $0, password: password, description: details) }
    }

    /// Reads a link that must be there.
    func link(_ column: Int32) throws(UnreadableRow) -> Link {
        guard let link = try optionalLink(column) else { throw unreadable(column, .missing) }
        return link
    }

    /// Digests all of a table's columns, whatever is made of them: what a value is read from cannot be left out of its digest.
    func digest(of columns: [String]) -> Digest { scratch.digest { input in add(Int32(columns.count), to: &input) } }

    private func add(_ columns: Int32, to input: inout DigestInput) {
        for column in 0..<columns {
            let storage = storageClass(column)
            input.add(storage.rawValue)
            switch storage {
            case .null: break
            case .integer: input.add(unsafe sqlite3_column_int64(row, first + column))
            case .real: input.add(unsafe sqlite3_column_double(row, first + column).bitPattern)
            case .text, .blob:
                // Lent until the next call for this column.
                let start = unsafe sqlite3_column_blob(row, first + column)
                unsafe input.add(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, first + column))))
            }
        }
    }

    private func unreadable(_ column: Int32, _ fault: UnreadableRow.Fault) -> UnreadableRow {
        unsafe UnreadableRow(
            table: table, row: sqlite3_column_text(row, first).map { unsafe UnreadableRow.shortened(String(cString: $0)) } ?? "",
            column: name(column), fault: fault)
    }
}

/// What kind of value SQLite has stored. A STRICT table holds each column to its own; a damaged or forged file does not.
enum StorageClass: Int32 {
    case integer = 1
    case real, text, blob, null
}
