import BookingDatabase
import Bookings

/// What one site's database calls for and knows, read in one snapshot.
struct ZoomReading {
    let catalogue: Catalogue
    let demand: MeetingDemand
    let stored: [StoredMeeting]

    init(_ site: Site, _ snapshot: Snapshot, secret: SiteSecret, now: Instant) throws {
        let catalogue = try snapshot.catalogue(of: site)
        var demand = MeetingDemand(catalogue, secret: secret, now: now)
        try snapshot.forEachSession(of: site) { demand.add($0, meetings: $1) }
        demand.finish()
        self.catalogue = catalogue
        self.demand = demand
        stored = try snapshot.storedMeetings(of: site)
    }

    /// The accounts that Zoom is asked about.
    var hosts: [Account] { catalogue.accounts.filter { $0.isConnected && $0.zoomUser != nil } }

    /// Whose account it is, in the words of `account list`.
    func owner(of id: Account.ID) -> String {
        catalogue.accounts.first { $0.id == id }?.staff.map { "staff:\($0)" } ?? "default"
    }
}
