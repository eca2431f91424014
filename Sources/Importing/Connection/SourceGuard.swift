internal import GRDBSQLite

/// Holds an adapter to reading: SELECT, functions and CREATE TEMP VIEW, and an end to every step.
///
/// SQLite asks it while it prepares a statement (`sqlite3_set_authorizer`) and every few thousand operations while it runs one
/// (`sqlite3_progress_handler`).
@safe final class SourceGuard {
    /// Whether statements are an adapter's: until then, and for our own, all is allowed.
    var isOn = false
    /// Whether a view was made since it was last asked.
    private(set) var view: String?
    /// What was refused last, as the sentence that names it.
    private(set) var refused: String?
    private(set) var isOutOfTime = false

    private let limit: Duration
    /// Of the step that runs; nil until it has run for a while, since most are over before a clock could be read.
    private var deadline: ContinuousClock.Instant?
    var seconds: Int64 { limit.components.seconds }

    init(limit: Duration) {
        self.limit = limit
    }

    /// A step begins.
    func begin() { deadline = nil }

    /// A statement of the adapter's begins.
    func beginStatement() {
        begin()
        (view, refused) = (nil, nil)
    }

    /// Makes SQLite ask it.
    func watch(_ handle: OpaquePointer) {
        let this = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe sqlite3_set_authorizer(
            handle,
            { context, action, first, second, database, trigger in
                guard let context = unsafe context else { return SQLITE_DENY }
                let watch = unsafe Unmanaged<SourceGuard>.fromOpaque(context).takeUnretainedValue()
                return unsafe watch.judge(
                    action, first.map { unsafe String(cString: $0) } ?? "", second.map { unsafe String(cString: $0) } ?? "")
            }, this)
        unsafe sqlite3_progress_handler(
            handle, 10_000,
            { context in
                guard let context = unsafe context else { return 1 }
                return unsafe Unmanaged<SourceGuard>.fromOpaque(context).takeUnretainedValue().isOver() ? 1 : 0
            }, this)
    }

    private func isOver() -> Bool {
        guard isOn else { return false }
        guard let deadline else {
            deadline = ContinuousClock.now + limit
            return false
        }
        guard ContinuousClock.now > deadline else { return false }
        isOutOfTime = true
        return true
    }

    private func judge(_ action: Int32, _ first: String, _ second: String) -> Int32 {
        guard isOn else { return SQLITE_OK }
        switch action {
        case SQLITE_READ where first.hasPrefix("pragma_"):
            refused = "PRAGMA"
            return SQLITE_DENY
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_FUNCTION where !["load_extension", "fts3_tokenizer"].contains(second): return SQLITE_OK
        case SQLITE_CREATE_TEMP_VIEW:
            view = first
            return SQLITE_OK
        // How SQLite keeps a view that is made.
        case SQLITE_INSERT where first == "sqlite_temp_master", SQLITE_UPDATE where first == "sqlite_temp_master": return SQLITE_OK
        default:
            refused = action == SQLITE_INSERT && first == "sqlite_master" ? "CREATE without TEMP VIEW" : Self.name(of: action)
            return SQLITE_DENY
        }
    }

    private static func name(of action: Int32) -> String {
        switch action {
        case SQLITE_ATTACH: "ATTACH"
        case SQLITE_DETACH: "DETACH"
        case SQLITE_DELETE: "DELETE"
        case SQLITE_INSERT: "INSERT"
        case SQLITE_UPDATE: "UPDATE"
        case SQLITE_PRAGMA: "PRAGMA"
        case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: "BEGIN, COMMIT and the like"
        case SQLITE_CREATE_TABLE, SQLITE_CREATE_TEMP_TABLE: "CREATE TABLE"
        case SQLITE_CREATE_TRIGGER, SQLITE_CREATE_TEMP_TRIGGER: "CREATE TRIGGER"
        case SQLITE_CREATE_INDEX, SQLITE_CREATE_TEMP_INDEX: "CREATE INDEX"
        case SQLITE_CREATE_VTABLE: "CREATE VIRTUAL TABLE"
        case SQLITE_DROP_TABLE, SQLITE_DROP_VIEW, SQLITE_DROP_TEMP_VIEW, SQLITE_DROP_TEMP_TABLE: "DROP"
        case SQLITE_FUNCTION: "a function that loads code"
        default: "a statement of that kind"
        }
    }
}
