internal import Bookings
internal import GRDBSQLite

/// SQLite on a source: a database of its own in memory, with the source attached as `source`, never to be written.
///
/// What an adapter asks of it is held to `SourceGuard`. Used by one thread at a time.
@safe final class SourceConnection {
    private let handle: OpaquePointer
    /// What an adapter may do, and how long.
    let watch: SourceGuard

    /// Opens the connection; the source is attached later.
    init(limit: Duration) throws(SourceProblem) {
        var opened: OpaquePointer?
        // Not SQLITE_OPEN_MEMORY, which what is attached would inherit: a table's rows, and so all of a source, would be in memory.
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        guard unsafe sqlite3_open_v2(":memory:", &opened, flags, nil) == SQLITE_OK, let handle = unsafe opened else {
            throw .unreadable(path: ":memory:", reason: "SQLite does not open")
        }
        unsafe self.handle = handle
        watch = SourceGuard(limit: limit)
        unsafe sqlite3_busy_timeout(handle, 5000)
        unsafe sqlite3_enable_load_extension(handle, 0)
        // Of all connections of this process; the others need a hundredth of it.
        sqlite3_hard_heap_limit64(1 << 30)
        unsafe sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 256 << 20)
        unsafe sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 1)
        try execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = FILE; PRAGMA threads = 1")
        unsafe watch.watch(handle)
    }

    deinit { unsafe sqlite3_close_v2(handle) }

    /// Adds a function of one to three arguments that changes nothing.
    func add(
        _ name: String, arguments: Int32, _ context: AnyObject,
        _ body: @escaping @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void
    ) {
        unsafe sqlite3_create_function_v2(
            handle, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, Unmanaged.passRetained(context).toOpaque(),
            body, nil, nil,
            { context in
                if let context = unsafe context { unsafe Unmanaged<AnyObject>.fromOpaque(context).release() }
            })
    }

    /// Runs statements of our own.
    func execute(_ sql: String) throws(SourceProblem) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw problem(code, path: "") }
    }

    /// Makes a statement of our own; what is wrong with it is the adapter's, whose views it reads.
    func statement(_ sql: String) throws(SourceProblem) -> SourceStatement {
        var prepared: OpaquePointer?
        let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &prepared, nil)
        guard code == SQLITE_OK, let statement = unsafe prepared else { throw problem(code, path: "") }
        return unsafe SourceStatement(statement, of: self)
    }

    /// Prepares the statement that begins at an offset of a text that ends in NUL, and runs it; returns where the next begins, nil at the end.
    ///
    /// - Throws: what SQLite says, with the offset of the byte where it stumbled, counted from there, or -1.
    func runFirst(of sql: [UInt8], from start: Int) throws(AdapterStumble) -> Int? {
        var prepared: OpaquePointer?
        var length = 0
        let code = unsafe sql.withUnsafeBytes { bytes in
            guard let text = unsafe bytes.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self) else { return SQLITE_MISUSE }
            var rest: UnsafePointer<CChar>?
            let code = unsafe sqlite3_prepare_v2(handle, text, -1, &prepared, &rest)
            length = unsafe rest.map { unsafe $0 - text } ?? 0
            return code
        }
        defer { unsafe sqlite3_finalize(prepared) }
        guard code == SQLITE_OK else {
            throw AdapterStumble(message: message, offset: Int(unsafe sqlite3_error_offset(handle)), code: code)
        }
        guard let statement = unsafe prepared else { return nil }
        let ended = unsafe sqlite3_step(statement)
        guard ended == SQLITE_DONE else { throw AdapterStumble(message: message, offset: -1, code: ended) }
        return start + length
    }

    /// Runs what is our own while an adapter is held.
    func trusted<Result>(_ body: () -> Result) -> Result {
        let isOn = watch.isOn
        watch.isOn = false
        defer { watch.isOn = isOn }
        return body()
    }

    /// The first column of a query's rows; what cannot be read is left out.
    func list(_ sql: String) -> [String] {
        guard let statement = try? statement(sql) else { return [] }
        var texts: [String] = []
        while (try? statement.step()) == true { texts.append(statement.text(0)) }
        return texts
    }

    var message: String { unsafe String(cString: sqlite3_errmsg(handle)) }

    /// SQLite's last extended result code.
    var lastCode: Int32 { unsafe sqlite3_extended_errcode(handle) }

    /// What a result code means for a source at `path`.
    func problem(_ code: Int32, path: String) -> SourceProblem {
        if watch.isOutOfTime { return .tooSlow(seconds: watch.seconds) }
        return switch code & 0xFF {
        case SQLITE_NOTADB: .notADatabase(path: path)
        case SQLITE_BUSY, SQLITE_LOCKED: .locked(path: path)
        case SQLITE_NOMEM, SQLITE_TOOBIG: .tooMuchMemory
        case SQLITE_CORRUPT: .damaged(path: path, reason: message)
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_FULL: .unreadable(path: path, reason: message)
        default: .query(message)
        }
    }
}

/// Where an adapter's text stops being SQL that is allowed.
struct AdapterStumble: Error {
    let message: String
    /// In bytes; -1 where that is not known.
    let offset: Int
    let code: Int32
}

/// A statement of a source's connection.
@safe final class SourceStatement {
    private let row: OpaquePointer
    private let connection: SourceConnection

    init(_ statement: OpaquePointer, of connection: SourceConnection) {
        unsafe row = statement
        self.connection = connection
    }

    deinit { unsafe sqlite3_finalize(row) }

    /// Moves to the next row; false after the last.
    func step() throws(SourceProblem) -> Bool {
        connection.watch.begin()
        switch unsafe sqlite3_step(row) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw connection.problem(code, path: "")
        }
    }

    var columnCount: Int { Int(unsafe sqlite3_column_count(row)) }
    func name(_ column: Int) -> String { unsafe sqlite3_column_name(row, Int32(column)).map { unsafe String(cString: $0) } ?? "" }

    func bind(_ values: [ImportedValue]) {
        unsafe sqlite3_reset(row)
        for (index, value) in values.enumerated() {
            switch value {
            case .null: unsafe sqlite3_bind_null(row, Int32(index + 1))
            case .number(let number): unsafe sqlite3_bind_int64(row, Int32(index + 1), number)
            case .text(let text):
                var text = text
                text.withUTF8 { bytes in
                    // Copied, since the text may be gone before the statement runs. An empty one has no address.
                    unsafe bytes.withMemoryRebound(to: CChar.self) {
                        let none: StaticString = ""
                        unsafe sqlite3_bind_text(
                            row, Int32(index + 1), $0.baseAddress ?? UnsafeRawPointer(none.utf8Start).assumingMemoryBound(to: CChar.self),
                            Int32($0.count),
                            unsafeBitCast(-1, to: sqlite3_destructor_type.self))
                    }
                }
            }
        }
    }

    /// What a column holds.
    enum Found {
        case null
        case number(Int64)
        case real(Double)
        case text(String)
        /// Text that is not UTF-8, or bytes.
        case bytes
    }

    subscript(column: Int) -> Found {
        let column = Int32(column)
        switch unsafe sqlite3_column_type(row, column) {
        case SQLITE_INTEGER: return .number(unsafe sqlite3_column_int64(row, column))
        case SQLITE_FLOAT: return .real(unsafe sqlite3_column_double(row, column))
        case SQLITE_TEXT:
            guard let start = unsafe sqlite3_column_text(row, column) else { return .bytes }
            let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
            return unsafe Self.text(bytes).map { .text($0) } ?? .bytes
        case SQLITE_NULL: return .null
        default: return .bytes
        }
    }

    /// The text that bytes are; nil if they are none. Most are ASCII, for which the check is the quicker half.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        for index in 0..<bytes.count where unsafe bytes[index] >= 0x80 { return unsafe String(validating: bytes, as: UTF8.self) }
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    /// The text of a column, whatever its type.
    func text(_ column: Int) -> String {
        unsafe sqlite3_column_text(row, Int32(column)).map { unsafe String(cString: $0) } ?? ""
    }
}
