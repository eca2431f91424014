package import BookingDatabase
package import Bookings

/// What one site's database calls for and knows, read in one snapshot.
package struct ZoomReading {
    package let catalogue: Catalogue
    package let needed: NeededMeetings
    package let stored: [StoredMeeting]

    package init(_ site: Site, _ snapshot: Snapshot, secret: SiteSecret, now: Instant) throws {
        // Nothing of what pages show is asked for: who may see them is of no importance here.
        let schedule = try snapshot.schedule(of: site, secret: secret, access: .link)
        catalogue = schedule.catalogue
        needed = NeededMeetings(schedule, now: now)
        stored = try snapshot.storedMeetings(of: site)
    }

    /// The accounts that Zoom is asked about.
    package var hosts: [Account] { catalogue.accounts.filter { $0.isConnected && $0.zoomUser != nil } }

    /// Whose account it is, in the words of `account list`.
    package func owner(of id: Account.ID) -> String {
        catalogue.accounts.first { $0.id == id }?.staff.map { "staff:\($0)" } ?? "default"
    }
}
