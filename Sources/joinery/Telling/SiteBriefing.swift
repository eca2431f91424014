import BookingDatabase
import Bookings

/// What there is to tell of every session of one site.
struct SiteBriefing {
    let site: Site
    private let catalogue: Catalogue
    /// In order of id.
    private(set) var inOrder: [Briefing] = []

    init(_ site: Site, _ snapshot: Snapshot, secret: SiteSecret, access: Access) throws {
        self.site = site
        let catalogue = try snapshot.catalogue(of: site)
        self.catalogue = catalogue
        var briefings: [Briefing] = []
        try snapshot.forEachSession(of: site) { session, meetings in
            if let briefing = Briefing(session, meetings: meetings, in: catalogue, secret: secret, access: access) {
                briefings.append(briefing)
            }
        }
        inOrder = briefings
    }

    /// Looks up one session, in the order in which they were read.
    subscript(session: Session.ID) -> Briefing? {
        var (low, high) = (0, inOrder.count)
        while low < high {
            let middle = (low + high) / 2
            if inOrder[middle].session < session { low = middle + 1 } else { high = middle }
        }
        return low < inOrder.count && inOrder[low].session == session ? inOrder[low] : nil
    }

    /// Finds who holds something old of a session not yet over (rules.md 3), in order of booking and session.
    func outdatedClients(in snapshot: Snapshot, now: Instant) throws -> [OutdatedClient] {
        var clients: [OutdatedClient] = []
        var currents: [Session.ID: Briefing.Current] = [:]
        let members = try snapshot.memberLookup(of: site)
        try snapshot.forEachToldClient(of: site, now: now) { client in
            guard let current = currents[client.session] ?? self[client.session]?.current else { return }
            currents[client.session] = current
            let outdated = Outdated.compare(client.deliveries, booking: client.status, with: current)
            guard !outdated.isEmpty, let lastTold = client.deliveries.newest, let briefing = self[client.session],
                let member = try members(client.member)
            else { return }
            clients.append(
                OutdatedClient(
                    member: member, booking: client.booking, briefing: briefing,
                    serviceName: catalogue.services[briefing.service]?.name ?? "", outdated: outdated,
                    lastTold: lastTold))
        }
        return clients
    }

    /// What is so now of the session, or of the course's sessions, that an edit names.
    func state(of edit: Edit) -> String? {
        if let session = edit.session { return self[session]?.resolution.words }
        let states = edit.service.map { service in inOrder.filter { $0.service == service }.map(\.resolution.words) } ?? []
        return Set(states).count == 1 ? states.first : nil
    }
}
