public import Bookings
internal import GRDB

extension Snapshot {
    /// How many rows one rule reports; a database with more is wrong in the same way throughout.
    private static let reportedRows = 20

    /// Checks that the file is whole: throws where it is damaged.
    ///
    /// - Parameter isThorough: also whether every index agrees with its table, which takes several times as long.
    public func checkIntegrity(isThorough: Bool) throws {
        let answer = try String.fetchOne(database, sql: isThorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)") ?? ""
        // The answer may quote bytes of the file.
        guard answer == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    }

    /// Finds rows that refer to what is not there or not theirs.
    public func brokenReferences() throws -> [Finding] {
        try ReferenceRule.all.flatMap { rule in
            try Row.fetchAll(database, sql: "\(rule.sql) LIMIT \(Self.reportedRows)").map { row in
                let found: DatabaseValue = row[1]
                let name = String.fromDatabaseValue(found) ?? "\(Int64.fromDatabaseValue(found) ?? 0)"
                return Finding(
                    .error, rule.code, "\(rule.table):\(row[0] as Int64)", rule.sentence.replacing("?", with: name, maxReplacements: 1),
                    advice: rule.advice)
            }
        }
    }
}
