internal import GRDB

extension Snapshot {
    /// Checks that the whole file is sound, and that every index agrees with its table: throws where it is damaged. Takes seconds for a large
    /// file.
    ///
    /// A build does not need it: it reads each table from one end to the other, where a damaged page is SQLite's own error, and depends on
    /// no index.
    public func checkIntegrity() throws {
        let answer = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? ""
        // The answer may quote bytes of the file.
        guard answer == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    }
}
