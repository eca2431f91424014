import BookingDatabase
import Bookings
import Publishing

extension Sources {
    private static let note = "examined"

    /// Checks that the database is whole and that every reference leads somewhere; ends the build if not.
    ///
    /// It costs seconds for a large file, so a file that passed and has not changed since is taken at its word.
    /// `meanwhile` is called once it is known that it has to be.
    func examine(_ snapshot: Snapshot, noted locks: [BuildLock], meanwhile begin: () -> Void = {}) throws {
        let stamp = database.stamp
        let isKnown = try locks.allSatisfy { try $0.note(Self.note) == stamp }
        if isKnown, !locks.isEmpty { return }
        begin()
        try snapshot.checkIntegrity(isThorough: false)
        try Failure.refuse(snapshot.brokenReferences())
        for lock in locks { try lock.setNote(Self.note, stamp) }
    }
}
