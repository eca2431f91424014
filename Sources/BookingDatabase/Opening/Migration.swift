internal import GRDB

#if canImport(Glibc)
    private import Glibc
#endif

/// What was done to a database of an older version: brought to the newest, with a copy of it as it was beside it.
public struct Migration: Hashable, Sendable {
    public let from: Int64
    public let to: Int64
    /// The copy's path.
    public let copy: String

    /// Copies the database and brings it to the newest version, as part of the transaction that `database` is in; nil if it is of it.
    ///
    /// The transaction must be immediate: nobody else writes, and the copy's own connection reads what was committed last.
    init?(_ database: Database, path: String) throws {
        let version = try Schema.version(database)
        if version == Schema.newest { return nil }
        from = version
        to = Schema.newest
        copy = try Self.copy(path, version: version)
        do {
            for migration in Schema.migrations[Int(version)...] { try database.execute(sql: migration) }
        } catch let error as DatabaseError {
            removeCopy()
            // Most likely a table or column of another program has the name of a new one of ours.
            throw DatabaseProblem.cannotMigrate(path: path, from: version, to: Schema.newest, reason: error.message ?? error.plainMessage)
        }
    }

    /// Takes the copy away: the transaction was undone.
    func removeCopy() { _ = unsafe unlink(copy) }

    /// Writes a copy that only its owner may read, and is under its name only when it is whole. Returns its path.
    private static func copy(_ path: String, version: Int64) throws -> String {
        let unfinished = "\(path)-copy"
        _ = unsafe unlink(unfinished)
        let file = unsafe open(unfinished, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw problem(unfinished) }
        defer { close(file) }
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let reader = try DatabaseQueue(path: path, configuration: configuration)
            try reader.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [unfinished]) }
            try reader.close()
        } catch {
            _ = unsafe unlink(unfinished)
            throw error
        }
        guard fsync(file) == 0 else { throw problem(unfinished) }
        // One that is there was made by an earlier migration of a database that was put back since: it is kept.
        for number in 1... {
            let name = "\(path)-version-\(version)" + (number == 1 ? "" : "-\(number)")
            if unsafe link(unfinished, name) == 0 {
                _ = unsafe unlink(unfinished)
                return name
            }
            guard errno == EEXIST else { break }
        }
        throw problem(unfinished)
    }

    private static func problem(_ path: String) -> DatabaseProblem {
        .cannotWrite(path: path, reason: unsafe String(cString: strerror(errno)))
    }
}
