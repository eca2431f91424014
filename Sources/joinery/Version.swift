import BookingDatabase
import CCommit
import ZoneFiles

/// What the program is made of. Packages take their version from here.
enum Version {
    static let number = "1.1.0"

    /// Tells all of it, a line each; the first is the number alone.
    static var details: String {
        """
        \(number)
        commit: \(commit)
        SQLite: \((try? BookingDatabase.sqliteVersion()) ?? "it does not start")
        time zones: \(ZoneFolder.process.data)
        """
    }

    /// Only packages are told their commit: known to each build, it would make a program anew after every commit.
    private static var commit: String {
        let commit = unsafe String(cString: build_commit)
        return commit.isEmpty ? "not told when it was built" : commit
    }
}
