internal import GRDB

#if canImport(Glibc)
    private import Glibc
#endif

/// Opens a booking database for writing. Edits are the only writers.
///
/// Each transaction holds the write lock from its first statement on (BEGIN IMMEDIATE), so two edits never read the same old value, and a
/// build sees the rows before it or after it.
public final class EditableDatabase {
    public let path: String
    private let queue: DatabaseQueue
    /// What was done to a database of an older version; nil if it was of the newest.
    public private(set) var migration: Migration?

    /// How long one edit waits for another, or for a build's snapshot, in seconds.
    private static let patience = 10.0

    /// Opens the database and checks that it is ours.
    public init(path: String) throws(DatabaseProblem) {
        self.path = path
        // Undoes what a program has left half written, or refuses: opened for writing, SQLite would do what it can and not tell.
        _ = try BookingDatabase(path: path)
        guard unsafe access(path, W_OK) == 0 else { throw .readOnly(path: path) }
        var configuration = Configuration()
        configuration.busyMode = .timeout(Self.patience)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
        }
        queue = try naming(path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            _ = try queue.read { try Schema.check($0, path: path) }
            return queue
        }
    }

    /// Calls `body` in one transaction, which stands only if `keeps` says so of its answer; what `body` throws undoes all of it.
    ///
    /// A database of an older version is brought to the newest first, after a copy; undone with the rest, so a trial changes nothing.
    public func transaction<Result>(keeps: (Result) -> Bool, _ body: (EditTransaction) throws -> Result) throws -> Result {
        var migration: Migration?
        var isKept = false
        defer { if !isKept { migration?.removeCopy() } }
        do {
            var result: Result?
            try queue.inTransaction(.immediate) { database in
                migration = try Migration(database, path: path)
                try TableViews.make(database, version: Schema.newest)
                let transaction = EditTransaction(database, path: path)
                let answer = try transaction.snapshot.tellingUnreadableRows { try body(transaction) }
                result = answer
                // From here on the copy stays, whatever becomes of the commit.
                isKept = keeps(answer)
                return isKept ? .commit : .rollback
            }
            guard let result else { throw DatabaseProblem.damaged(path: path, detail: "a transaction ended without an answer") }
            if isKept, let migration { self.migration = migration }
            return result
        } catch let error as DatabaseError {
            throw DatabaseProblem(error, path: path)
        }
    }

    /// The newest version of the schema.
    public static var newestVersion: Int64 { Schema.newest }

    /// Brings a database of an older version to the newest; `migration` says what was done.
    public func migrate() throws { try transaction(keeps: { _ in true }) { _ in } }
}
