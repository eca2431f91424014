internal import GRDB

/// Reads beside a snapshot, on another thread, exactly what the snapshot sees.
///
/// Made before the snapshot begins. SQLite's data version changes with every commit of another connection, so where it is the same at the
/// reader's first look and at its second, the snapshot between the two sees the same database as both.
public struct SecondReader: Sendable {
    private let queue: DatabaseQueue
    private let path: String
    private let version: Int?

    init(_ queue: DatabaseQueue, path: String) throws {
        self.queue = queue
        self.path = path
        version = try queue.read(Self.version)
    }

    /// Calls `body` with a snapshot like the one that has begun since; nil where that is not to be had, because somebody wrote or writes.
    public func snapshot<Result>(_ body: (Snapshot) throws -> Result) throws -> Result? {
        do {
            return try queue.read { try Self.version($0) == version ? body(Snapshot($0, path: path)) : nil }
        } catch is DatabaseError {
            return nil
        } catch is UnreadableRow {
            // The snapshot beside finds it too, and tells it.
            return nil
        }
    }

    /// Ends what is being read.
    public func interrupt() { queue.interrupt() }

    private static func version(_ database: Database) throws -> Int? { try Int.fetchOne(database, sql: "PRAGMA data_version") }
}

extension BookingDatabase {
    /// Opens the database once more, for a snapshot that is yet to begin. It waits for nobody.
    public func secondReader() throws -> SecondReader {
        try naming(path) { try SecondReader(Self.open(path, busyMode: .immediateError).queue, path: path) }
    }
}
