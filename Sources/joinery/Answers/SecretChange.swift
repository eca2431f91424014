import BookingDatabase

/// What a new secret changes.
struct SecretChange: Answer {
    let isDryRun: Bool
    /// My Bookings pages that get another address.
    private(set) var members = 0
    /// Join pages that get another address.
    private(set) var sessions = 0

    /// Counts the pages of all sites.
    init(_ snapshot: Snapshot, isDryRun: Bool) throws {
        self.isDryRun = isDryRun
        for site in try snapshot.sites() {
            members += try snapshot.memberCount(of: site)
            try snapshot.forEachSession(of: site) { _, _ in sessions += 1 }
        }
    }

    var text: String {
        """
        secret.rotate: \(isDryRun ? "would change" : "changed")
        Warning: with the next build \(Counted(members, "My Bookings page")) and \(Counted(sessions, "join page")) have other addresses, \
        members who log in other names and passwords, and links with `{session}` other rooms. Every address given out so far leads nowhere then.
        Next: `joinery build`, then tell everybody: `joinery pages` has the new addresses, `joinery notify` who holds an old one

        """
    }

    var document: Document { Document(dryRun: isDryRun, changed: !isDryRun, myBookings: members, joinPages: sessions) }

    struct Document: Encodable {
        let dryRun, changed: Bool
        let myBookings, joinPages: Int
    }
}
