public import Bookings

extension Delivery: TableRow {
    static let table = "delivery"
    static let columns = [
        "booking_id", "session_id", "kind", "delivered_at", "link_digest", "told_starts_at", "told_ends_at", "told_location", "told_status",
    ]

    init(_ row: RowReader) throws(UnreadableRow) {
        let (startsAt, endsAt) = (try row.instant(5), try row.instant(6))
        try row.demand(startsAt <= endsAt, 6, "is before `told_starts_at`")
        self.init(
            kind: try row.word(2), deliveredAt: try row.instant(3), link: LinkDigest(rawValue: try row.text(4)),
            told: Told(
                startsAt: startsAt, endsAt: endsAt, location: try row.text(7),
                isCancelled: try row.word(8, as: Session.Status.self) == .cancelled))
    }
}

/// All that one client was told of one session.
struct ToldClient {
    let booking: Booking.ID
    let session: Session.ID
    let member: Member.ID
    let status: Booking.Status
    var deliveries: [Delivery]
}

extension Snapshot {
    /// Finds the clients who hold something old of a session that is not over (`Sources/Bookings/Bookings.docc/Mails.md`), in order of
    /// booking and session.
    public func outdatedClients(of schedule: Schedule, now: Instant) throws -> [OutdatedClient] {
        var currents: [Session.ID: ResolvedSession.Current] = [:]
        return try toldClients(of: schedule.site, now: now).compactMap { client in
            guard let resolved = schedule[client.session] else { return nil }
            let current = currents[client.session] ?? resolved.current
            currents[client.session] = current
            let outdated = OutdatedPart.compare(client.deliveries, booking: client.status, with: current)
            guard !outdated.isEmpty, let lastTold = client.deliveries.newest, let member = try member(client.member, of: schedule.site)
            else { return nil }
            return OutdatedClient(member: member, booking: client.booking, resolved: resolved, outdated: outdated, lastTold: lastTold)
        }
    }

    /// Whether a mail has reminded of a session. Many may be asked for one by one.
    public func wasReminded(of session: Session.ID, _ booking: Booking.ID) throws -> Bool {
        let row = try lookup(
            of: Delivery.table, "SELECT 1 FROM delivery WHERE booking_id = ? AND session_id = ? AND kind = 'REMINDER'")
        row.bind(booking.rawValue, session.rawValue)
        return try row.step()
    }

    /// Reads what each client of a site was told of each session that is not over, in the order of delivery's key: nothing is sorted.
    private func toldClients(of site: Site, now: Instant) throws -> Rows<ToldClient> {
        let row = try reader(
            of: Delivery.table,
            """
            SELECT \(Delivery.columns(of: "d")), b.member_id, b.status
            FROM delivery d CROSS JOIN session s ON s.id = d.session_id CROSS JOIN booking b ON b.id = d.booking_id
            WHERE s.ends_at > \(now.seconds) AND s.service_id IN (SELECT id FROM service WHERE site_id = ?)
            ORDER BY d.booking_id, d.session_id
            """, site)
        let behind = Int32(Delivery.columns.count)
        let told = Rows(row) { row in
            ToldClient(
                booking: try row.id(0), session: try row.id(1), member: try row.id(behind), status: try row.word(behind + 1),
                deliveries: [try Delivery(row)])
        }
        return Rows(grouping: told) {
            $0
        } add: { row, client in
            guard (row.booking, row.session) == (client.booking, client.session) else { return false }
            client.deliveries += row.deliveries
            return true
        }
    }
}
