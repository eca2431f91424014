public import Bookings
internal import GRDB

#if canImport(Glibc)
    private import Glibc
#endif

/// Opens a booking database and reads it in one snapshot. The only way to the file.
///
/// Reading never changes the file, not even its journal mode; alone what a program has left half written is undone. A database that is
/// not ours, not whole or not readable is a `DatabaseProblem`.
public struct BookingDatabase: Sendable {
    public let path: String
    private let queue: DatabaseQueue
    /// The schema's version when the database was opened.
    private let version: Int64

    /// Opens the database for reading and checks that it is ours: application id, version, tables and columns.
    public init(path: String) throws(DatabaseProblem) {
        self.path = path
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw .missing(path: path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, reason: "it is not a file") }
        (queue, version) = try naming(path) {
            do {
                return try Self.open(path, busyMode: .timeout(5))
            } catch let error as DatabaseError where Self.isInterruptedWrite(error) {
                try Self.undoInterruptedWrite(path)
                return try Self.open(path, busyMode: .timeout(5))
            } catch let error as DatabaseError where Self.needsToWriteBeside(error, path) {
                throw DatabaseProblem.walUnreadable(path: path)
            }
        }
    }

    /// Whether another program died while it wrote, so that nobody may read before its half is undone.
    private static func isInterruptedWrite(_ error: DatabaseError) -> Bool {
        [.SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY].contains(error.extendedResultCode)
    }

    /// Whether the file is in WAL mode, and its folder not ours to write.
    private static func needsToWriteBeside(_ error: DatabaseError, _ path: String) -> Bool {
        guard [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM].contains(error.resultCode), let file = unsafe fopen(path, "rb") else {
            return false
        }
        defer { unsafe fclose(file) }
        // "File format write version": 2 is WAL.
        return unsafe fseek(file, 18, SEEK_SET) == 0 && fgetc(file) == 2
    }

    /// Lets SQLite bring the file back to its last commit, as it does for every program that opens it and may write.
    private static func undoInterruptedWrite(_ path: String) throws {
        if let journal = RollbackJournal(of: path), !journal.isWhole { throw DatabaseProblem.damagedJournal(path: path) }
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            _ = try queue.inDatabase { try Row.fetchOne($0, sql: "SELECT 1 FROM sqlite_master") }
            try queue.close()
        } catch let error as DatabaseError where [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM].contains(error.resultCode) {
            throw DatabaseProblem.halfWritten(path: path)
        }
    }

    /// Opens a connection that only reads, checks that the database is ours, and shows its tables as the newest schema has them.
    static func open(_ path: String, busyMode: Database.BusyMode) throws -> (queue: DatabaseQueue, version: Int64) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = busyMode
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let version = try queue.read { database in
            let version = try Schema.check(database, path: path)
            try TableViews.make(database, version: version)
            return version
        }
        try queue.inDatabase { try $0.execute(sql: "PRAGMA query_only = ON") }
        return (queue, version)
    }

    /// Makes an empty database, or with `demo` one filled with the demo's rows round `now`. Refuses to touch an existing file.
    public static func create(path: String, demo now: Instant?) throws(DatabaseProblem) {
        guard unsafe access(path, F_OK) != 0 else { throw .exists(path: path) }
        // Names and addresses are nobody else's business. What SQLite writes beside the file is as open as the file.
        let file = unsafe Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            let (number, reason) = unsafe (errno, String(cString: strerror(errno)))
            throw [ENOSPC, EDQUOT, EIO].contains(number)
                ? .cannotWrite(path: path, reason: reason) : .unreadable(path: path, reason: reason)
        }
        close(file)
        try naming(path) {
            let queue = try DatabaseQueue(path: path)
            try queue.inTransaction { database in
                for migration in Schema.migrations { try database.execute(sql: migration) }
                if let now { try Demo.fill(database, now: now) }
                return .commit
            }
            try queue.close()
        }
    }

    /// Calls `body` with a snapshot: one read transaction, so that no edit is ever seen half.
    public func snapshot<Result>(_ body: (Snapshot) throws -> Result) throws -> Result {
        do {
            return try queue.read { database in
                // Another program has brought it to a newer version since it was opened.
                guard try Schema.version(database) == version else { throw DatabaseProblem.busy(path: path) }
                return try Snapshot.read(database, path: path, body)
            }
        } catch let error as DatabaseError {
            throw DatabaseProblem(error, path: path)
        }
    }
}

/// Runs `body` and turns what GRDB throws into our own words.
func naming<Result>(_ path: String, _ body: () throws -> Result) throws(DatabaseProblem) -> Result {
    do {
        return try body()
    } catch let error as DatabaseProblem {
        throw error
    } catch let error as DatabaseError {
        throw DatabaseProblem(error, path: path)
    } catch {
        throw .unreadable(path: path, reason: "\(error)")
    }
}

extension DatabaseProblem {
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notADatabase(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_IOERR: self = .inputOutput(path: path, reason: error.plainMessage)
        case .SQLITE_READONLY: self = .readOnly(path: path)
        case .SQLITE_FULL: self = .cannotWrite(path: path, reason: error.plainMessage)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .unreadable(path: path, reason: error.plainMessage)
        default: self = .damaged(path: path, detail: error.plainMessage)
        }
    }
}

extension DatabaseError {
    /// SQLite's own words for the result code. Its longer message may quote bytes of the file.
    var plainMessage: String { resultCode.description.isEmpty ? "SQLite error \(resultCode.rawValue)" : resultCode.plainText }
}

extension ResultCode {
    var plainText: String { DatabaseError(resultCode: self).message ?? "SQLite error \(rawValue)" }
}
