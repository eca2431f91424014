internal import GRDB

#if canImport(Glibc)
    private import Glibc
#endif

/// Opens a booking database for writing. Edits are the only writers.
///
/// Each transaction holds the write lock from its first statement on (BEGIN IMMEDIATE), so two edits never read the same old value, and a
/// build sees the rows before it or after it.
public struct EditableDatabase {
    public let path: String
    private let queue: DatabaseQueue

    /// How long one edit waits for another, or for a build's snapshot, in seconds.
    private static let patience = 10.0

    /// Opens the database and checks that it is ours. One of an older version is brought to the newest, in one transaction.
    public init(path: String) throws(DatabaseProblem) {
        self.path = path
        guard unsafe access(path, F_OK) == 0 else { throw .missing(path: path) }
        guard unsafe access(path, W_OK) == 0 else { throw .readOnly(path: path) }
        var configuration = Configuration()
        configuration.busyMode = .timeout(Self.patience)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
        }
        queue = try naming(path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { try Schema.checkIdentity(of: $0, path: path) }
            if try queue.read(Schema.version) < Schema.newest {
                try queue.inTransaction(.immediate) { database in
                    // Another program may have done it meanwhile.
                    for migration in Schema.migrations[Int(try Schema.version(database))...] { try database.execute(sql: migration) }
                    return .commit
                }
            }
            try queue.read { try Schema.check($0, path: path) }
            return queue
        }
    }

    /// Calls `body` in one transaction, which stands only if `keeps` says so of its answer; what `body` throws undoes all of it.
    public func transaction<Result>(keeps: (Result) -> Bool, _ body: (EditTransaction) throws -> Result) throws -> Result {
        do {
            var result: Result?
            try queue.inTransaction(.immediate) { database in
                let transaction = EditTransaction(database, path: path)
                let answer = try transaction.snapshot.tellingUnreadableRows { try body(transaction) }
                result = answer
                return keeps(answer) ? .commit : .rollback
            }
            guard let result else { throw DatabaseProblem.damaged(path: path, detail: "a transaction ended without an answer") }
            return result
        } catch let error as DatabaseError {
            throw DatabaseProblem(error, path: path)
        }
    }
}
