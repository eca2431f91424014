internal import GRDB

extension BookingDatabase {
    /// Asks the SQLite that this program uses for its version: the one it was linked with, or the system's.
    public static func sqliteVersion() throws -> String {
        try DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") ?? "" }
    }
}
