public import Bookings

/// All that one client was told of one session.
public struct ToldClient: Sendable {
    public let booking: Booking.ID
    public let status: Booking.Status
    public let member: Member.ID
    public let session: Session.ID
    public let deliveries: [Delivery]
}

extension Snapshot {
    /// Calls `body` with each client of a site who was told something of a session not yet over, in order of booking and session.
    public func forEachToldClient(of site: Site, now: Instant, _ body: (ToldClient) throws -> Void) throws {
        // In the order of delivery's key: nothing is sorted.
        let rows = try reader(
            of: "delivery",
            """
            SELECT d.booking_id, d.session_id, b.member_id, b.status, d.kind, d.delivered_at, d.link_digest, d.told_starts_at,
                d.told_ends_at, d.told_location, d.told_status
            FROM delivery d CROSS JOIN session s ON s.id = d.session_id CROSS JOIN booking b ON b.id = d.booking_id
            WHERE s.ends_at > \(now.seconds) AND s.service_id IN (SELECT id FROM service WHERE site_id = ?)
            ORDER BY d.booking_id, d.session_id
            """, site)
        var client: (booking: Int64, session: Int64, member: Int64, status: Booking.Status)?
        var deliveries: [Delivery] = []
        func finish() throws {
            guard let client else { return }
            try body(
                ToldClient(
                    booking: Booking.ID(client.booking), status: client.status, member: Member.ID(client.member),
                    session: Session.ID(client.session), deliveries: deliveries))
            deliveries.removeAll()
        }
        while try rows.step() {
            if client?.booking != rows.int(0) || client?.session != rows.int(1) {
                try finish()
                client = (rows.int(0), rows.int(1), rows.int(2), Booking.Status(rawValue: rows.text(3)) ?? .created)
            }
            deliveries.append(
                Delivery(
                    kind: Delivery.Kind(rawValue: rows.text(4)) ?? .notice, deliveredAt: Instant(seconds: rows.int(5)),
                    link: LinkDigest(rawValue: rows.text(6)),
                    told: Told(
                        startsAt: Instant(seconds: rows.int(7)), endsAt: Instant(seconds: rows.int(8)), location: rows.text(9),
                        isCancelled: rows.text(10) == "CANCELLED")))
        }
        try finish()
    }
}
