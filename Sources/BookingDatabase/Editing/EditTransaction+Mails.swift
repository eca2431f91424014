public import Bookings
internal import GRDB

extension EditTransaction {
    /// Records that somebody told clients by hand what there is to tell of their sessions.
    ///
    /// It counts as newer than whatever a client was told before, though a clock may say otherwise.
    public func record(toldByHand clients: [OutdatedClient], by editor: Editor, in site: Site, at now: Instant) throws {
        for client in clients {
            for tells in client.news.tells(client.resolved.joinDigest) {
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO main.delivery (booking_id, session_id, kind, delivered_at, link_digest, told_starts_at, told_ends_at,
                            told_location, told_status)
                        SELECT :booking, :session, 'BY_HAND',
                            max(:now, (SELECT coalesce(max(delivered_at), 0) FROM main.delivery WHERE booking_id = :booking AND session_id = :session)),
                            :link, :starts, :ends, :location, :status
                        """,
                    arguments: tells.arguments + ["now": now.seconds])
            }
        }
        let fields = [Change.Field("outdated", .number(Int64(clients.count)), .number(0))]
        try log("notify.delivered", EditSubject.site(site.id).description, fields, by: editor, in: site, at: now)
    }

    /// Records what one mail told, now that it is sent. Rows that are gone by now are left out.
    ///
    /// It counts as newer than what the client was told in other ways. Recording a mail again, as after a crash, changes nothing.
    ///
    /// - `madeAt`: when the mail was written.
    public func record(_ told: [ToldSession], by kind: Letter.Kind, madeAt: Instant, at now: Instant) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO main.delivery (booking_id, session_id, kind, delivered_at, link_digest, told_starts_at, told_ends_at, told_location,
                    told_status)
                SELECT b.id, s.id, :kind,
                    max(:now, 1 + (SELECT coalesce(max(delivered_at), -1) FROM delivery
                        WHERE booking_id = b.id AND session_id = s.id AND kind <> :kind)),
                    :link, :starts, :ends, :location, :status
                FROM booking b CROSS JOIN session s WHERE b.id = :booking AND s.id = :session
                ON CONFLICT (booking_id, session_id, kind) DO UPDATE SET
                    delivered_at = excluded.delivered_at, link_digest = excluded.link_digest, told_starts_at = excluded.told_starts_at,
                    told_ends_at = excluded.told_ends_at, told_location = excluded.told_location, told_status = excluded.told_status
                WHERE (delivered_at < :madeAt)
                    OR (link_digest, told_starts_at, told_ends_at, told_location, told_status)
                        <> (excluded.link_digest, excluded.told_starts_at, excluded.told_ends_at, excluded.told_location,
                            excluded.told_status)
                """)
        for session in told {
            try statement.execute(
                arguments: session.arguments + ["kind": kind.delivery.rawValue, "now": now.seconds, "madeAt": madeAt.seconds])
        }
    }

    /// Writes down that mails of a site were sent.
    public func log(delivered count: Int, in site: Site, at now: Instant) throws {
        let fields = [Change.Field("mails", .number(0), .number(Int64(count)))]
        try log("mail.delivered", EditSubject.site(site.id).description, fields, by: .owner, in: site, at: now)
    }
}

extension ToldSession {
    fileprivate var arguments: StatementArguments {
        [
            "booking": booking.rawValue, "session": session.rawValue, "link": link.rawValue, "starts": told.startsAt.seconds,
            "ends": told.endsAt.seconds, "location": told.location, "status": told.attendance.rawValue,
        ]
    }
}
