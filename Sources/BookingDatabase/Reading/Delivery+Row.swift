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
                attendance: try row.word(8)))
    }
}

extension Snapshot {
    /// Finds the clients who hold something old, or have to be told of something (`Sources/Bookings/Bookings.docc/Mails.md`), in order of
    /// booking and session.
    public func outdatedClients(of schedule: Schedule, now: Instant) throws -> [OutdatedClient] {
        var known: [Session.ID: ResolvedSession.Current] = [:]
        func current(_ resolved: ResolvedSession) -> ResolvedSession.Current {
            if let found = known[resolved.id] { return found }
            let current = resolved.current
            known[resolved.id] = current
            return current
        }
        let conversations = try conversations(of: schedule.site)
        var clients: [OutdatedClient] = []
        while let conversation = try conversations.next() {
            let news = conversation.news(in: schedule, now: now, current: current)
            guard !news.isEmpty, let member = try member(conversation.member, of: schedule.site) else { continue }
            clients += news.map { OutdatedClient(member: member, news: $0) }
        }
        return clients
    }

    /// Reads what clients were told otherwise than it is now, of a site's sessions that end after `moment`: one scan for all sites, of which
    /// SQLite hands out these rows alone. A row that cannot be read concerns its own site.
    public func toldChanges(of site: Site, after moment: Instant) throws -> ToldChanges {
        let changes = try knownChanges[moment] ?? toldChanges(after: moment)
        knownChanges[moment] = changes
        return try changes[site.id]?.get() ?? .none
    }

    private func toldChanges(after moment: Instant) throws -> [Site.ID: Result<ToldChanges, UnreadableRow>] {
        let place = "CASE s.location WHEN '' THEN v.location ELSE s.location END"
        let row = try reader(
            of: Delivery.table,
            """
            SELECT \(Delivery.columns(of: "d")), s.starts_at, s.ends_at, \(place), v.site_id
            FROM delivery d CROSS JOIN session s ON s.id = d.session_id CROSS JOIN service v ON v.id = s.service_id
            WHERE d.told_status = 'CONFIRMED' AND s.ends_at > \(moment.seconds) AND s.status = 'CONFIRMED'
                AND (d.told_starts_at <> s.starts_at OR d.told_ends_at <> s.ends_at OR d.told_location <> \(place))
            """)
        let now = row.at(Delivery.columns.count, of: "session")
        var changes: [Site.ID: Result<ToldChanges, UnreadableRow>] = [:]
        while try row.step() {
            // A name that is no text is no site's.
            guard let site = (try? now.text(3)).map({ Site.ID($0) }), case .success(var known) = changes[site] ?? .success(.none) else {
                continue
            }
            do throws(UnreadableRow) {
                let told = Told(
                    startsAt: try now.instant(0), endsAt: try now.instant(1), location: try now.text(2), attendance: .expected)
                known.add(try Delivery(row), to: try row.id(0), of: try row.id(1), besides: told)
                changes[site] = .success(known)
            } catch {
                changes[site] = .failure(error)
            }
        }
        return changes
    }

    /// Whether a mail has reminded of a session that starts then. Many may be asked for one by one.
    public func wasReminded(of session: Session.ID, at start: Instant, _ booking: Booking.ID) throws -> Bool {
        let row = try lookup(
            of: Delivery.table,
            "SELECT 1 FROM delivery WHERE booking_id = ? AND session_id = ? AND kind = 'REMINDER' AND told_starts_at = ?")
        row.bind(booking.rawValue, session.rawValue, start.seconds)
        return try row.step()
    }

    /// When a client of the site was told something last; nil where nobody ever was.
    public func newestDelivery(of site: Site) throws -> Instant? {
        let row = try reader(
            of: Delivery.table,
            """
            SELECT max(d.delivered_at) FROM delivery d CROSS JOIN booking b ON b.id = d.booking_id
            WHERE b.member_id IN (SELECT id FROM member WHERE site_id = ?)
            """, site)
        return try row.step() && !row.isNull(0) ? row.instant(0) : nil
    }

    /// Reads what each client of a site was told, booking by booking, in the order of delivery's key: nothing is sorted.
    private func conversations(of site: Site) throws -> Rows<Conversation> {
        let row = try reader(
            of: Delivery.table,
            """
            SELECT \(Delivery.columns(of: "d")), \(BookingRow.columns(of: "b"))
            FROM delivery d CROSS JOIN booking b ON b.id = d.booking_id
            WHERE b.member_id IN (SELECT id FROM member WHERE site_id = ?)
            ORDER BY d.booking_id, d.session_id
            """, site)
        let booking = row.at(Delivery.columns.count, of: BookingRow.table)
        var last: BookingRow?
        let told = Rows(row) { row in
            // The same for all that was told of a booking.
            let found = if let last, try last.booking.id == row.id(0) { last } else { try BookingRow(booking) }
            last = found
            return (booking: found, session: try row.id(1, of: Session.self), delivery: try Delivery(row))
        }
        return Rows(grouping: told) { first in
            var conversation = Conversation(first.booking.booking, of: first.booking.member)
            conversation.add(first.delivery, of: first.session)
            return conversation
        } add: { next, conversation in
            guard next.booking.booking.id == conversation.booking.id else { return false }
            conversation.add(next.delivery, of: next.session)
            return true
        }
    }
}
