internal import GRDB

extension Snapshot {
    /// Checks that the file is whole: throws where it is damaged.
    ///
    /// - Parameter isThorough: also whether every index agrees with its table, which takes several times as long.
    public func checkIntegrity(isThorough: Bool) throws {
        let answer = try String.fetchOne(database, sql: isThorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)") ?? ""
        // The answer may quote bytes of the file.
        guard answer == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    }
}
