import BookingDatabase
import Bookings

/// Finds the site that a command is about: the one named, the one that the named row belongs to, or the only one.
struct SiteChoice {
    private let wanted: Site.ID?
    private let snapshot: Snapshot

    init(_ wanted: Site.ID?, _ snapshot: Snapshot) {
        self.wanted = wanted
        self.snapshot = snapshot
    }

    func site(of row: EditSubject?) throws -> Site { try snapshot.site(of: row, only: wanted) }

    /// All sites, or the one named.
    func sites() throws -> [Site] { try snapshot.sites(only: wanted) }
}
