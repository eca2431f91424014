public import Bookings

extension Session: TableRow {
    static let table = "session"
    static let columns = [
        "id", "service_id", "staff_id", "starts_at", "ends_at", "status", "location", "link_state", "link_url", "link_password",
        "link_description", "page_generation", "revision", "changed_at",
    ]

    init(_ row: RowReader) throws(UnreadableRow) {
        // Looked at whether it is shown or not.
        let link = try row.optionalLink(8)
        let state: LinkState =
            switch try row.word(7, as: LinkState.Code.self) {
            case .inherit: .inherit
            case .added: .added
            case .set: .set(try row.link(8))
            case .removed: .removed
            }
        let (startsAt, endsAt) = (try row.instant(3), try row.instant(4))
        try row.demand(startsAt < endsAt, 4, "is not after `starts_at`")
        try row.demand(state.link != nil || link == nil, 8, "is given, although `link_state` is not `SET`")
        self.init(
            id: try row.id(0), service: try row.id(1), staff: try row.optionalID(2), startsAt: startsAt, endsAt: endsAt,
            isCancelled: try row.word(5, as: Status.self) == .cancelled, location: try row.text(6), linkState: state,
            pageGeneration: try row.int(11, in: PageGeneration.range), revision: try row.int(12, in: 0...Int64(Int32.max)),
            changedAt: try row.instant(13), row: row.digest(of: Self.columns))
    }
}

extension Snapshot {
    /// Reads a site's sessions in order of id, each with the Zoom meetings made for it.
    public func sessions(of site: Site) throws -> Rows<(session: Session, meetings: [ZoomMeeting])> {
        try sessions(of: site, .all)
    }

    /// Reads one session with the Zoom meetings made for it; nil if it is not there or another site's.
    public func session(_ id: Session.ID, of site: Site) throws -> (session: Session, meetings: [ZoomMeeting])? {
        try sessions(of: site, .session(id)).next()
    }

    /// Resolves the sessions of a site, all or some.
    public func schedule(of site: Site, _ scope: SessionScope = .all, secret: SiteSecret, access: Access) throws -> Schedule {
        let catalogue = try catalogue(of: site)
        let addresses = PageAddresses(site: site, secret: secret, access: access)
        let sessions = try sessions(of: site, scope).compactMap { session, meetings in
            ResolvedSession(session, meetings: meetings, in: catalogue, addresses: addresses)
        }
        return Schedule(catalogue, addresses: addresses, sessions: sessions)
    }

    public func sessionCount(of site: Site) throws -> Int {
        try count("session WHERE service_id IN (SELECT id FROM service WHERE site_id = ?)", [site.id.rawValue])
    }

    /// Two cursors walk side by side: a join would look a meeting up for each session.
    private func sessions(of site: Site, _ scope: SessionScope) throws -> Rows<(session: Session, meetings: [ZoomMeeting])> {
        let sessions = try rows(
            Session.self, "WHERE service_id IN (SELECT id FROM service WHERE site_id = ?) AND (\(scope.condition)) ORDER BY id", site)
        let ofSome = if case .all = scope { "" } else { "AND session_id IN (SELECT id FROM session WHERE \(scope.condition))" }
        let meetings = try reader(
            of: MeetingRow.table,
            """
            SELECT \(MeetingRow.columns()) FROM zoom_meeting
            WHERE session_id IS NOT NULL \(ofSome) ORDER BY session_id, account_id
            """)
        var hasMeeting = try meetings.step()
        return Rows {
            guard let session = try sessions.next() else { return nil }
            var made: [ZoomMeeting] = []
            // Only the site's own are read: another site's may be unreadable.
            while hasMeeting, let of = try meetings.optionalID(2, of: Session.self), of <= session.id {
                if of == session.id { made.append(try MeetingRow(meetings).meeting) }
                hasMeeting = try meetings.step()
            }
            return (session, made)
        }
    }
}
