public import Bookings
internal import GRDB

extension EditTransaction {
    /// Records that somebody told clients by hand what there is to tell of their sessions.
    ///
    /// It counts as newer than whatever a client was told before, though a clock may say otherwise.
    public func record(toldByHand clients: [OutdatedClient], by editor: Editor, in site: Site, at now: Instant) throws {
        for client in clients {
            let (briefing, told) = (client.briefing, client.briefing.told)
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO delivery (booking_id, session_id, kind, delivered_at, link_digest, told_starts_at, told_ends_at,
                        told_location, told_status)
                    VALUES (?, ?, 'BY_HAND', ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    client.booking.rawValue, briefing.session.rawValue, max(now, client.toldAt).seconds, briefing.wayIn.rawValue,
                    told.startsAt.seconds, told.endsAt.seconds, told.location, told.isCancelled ? "CANCELLED" : "CONFIRMED",
                ])
        }
        let fields = [Change.Field("outdated", .number(Int64(clients.count)), .number(0))]
        try log("notify.delivered", EditSubject.site(site.id).description, fields, by: editor, in: site, at: now)
    }
}
