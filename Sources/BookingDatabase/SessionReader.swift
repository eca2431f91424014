public import Bookings

extension Snapshot {
    /// Calls `body` with every session of a site in order of id, each with the Zoom meetings made for it.
    ///
    /// Two cursors walk side by side: a join would look a meeting up for each session.
    public func forEachSession(of site: Site, _ body: (Session, [ZoomMeeting]) throws -> Void) throws {
        try forEachSession(of: site, where: "TRUE", body)
    }

    /// - Parameter filter: an SQL condition on the table `session`.
    func forEachSession(of site: Site, where filter: String, _ body: (Session, [ZoomMeeting]) throws -> Void) throws {
        let sessions = try reader(
            of: "session",
            """
            SELECT id, service_id, staff_id, starts_at, ends_at, status, location, link_state, link_url, link_password, link_description,
                page_generation, revision
            FROM session WHERE service_id IN (SELECT id FROM service WHERE site_id = ?) AND \(filter) ORDER BY id
            """, site)
        let meetings = try reader(
            of: "zoom_meeting",
            """
            SELECT id, session_id, account_id, join_url, password
            FROM zoom_meeting INDEXED BY zoom_meeting_session WHERE session_id IS NOT NULL ORDER BY session_id, account_id
            """)
        var hasMeeting = try meetings.step()
        while try sessions.step() {
            let id = sessions.int(0)
            while hasMeeting, meetings.int(1) < id { hasMeeting = try meetings.step() }
            var made: [ZoomMeeting] = []
            while hasMeeting, meetings.int(1) == id {
                made.append(
                    ZoomMeeting(account: Account.ID(meetings.int(2)), link: Link(url: meetings.text(3), password: meetings.text(4))))
                hasMeeting = try meetings.step()
            }
            try body(Session(sessions), made)
        }
    }
}

extension Session {
    init(_ row: RowReader) {
        let state: LinkState =
            switch row.text(7) {
            case "ADDED": .added
            case "REMOVED": .removed
            case "SET": row.link(8).map { .set($0) } ?? .inherit
            default: .inherit
            }
        self.init(
            id: ID(row.int(0)), service: Service.ID(row.int(1)), staff: row.optionalInt(2).map { Staff.ID($0) },
            startsAt: Instant(seconds: row.int(3)), endsAt: Instant(seconds: row.int(4)), isCancelled: row.text(5) == "CANCELLED",
            location: row.text(6), linkState: state, pageGeneration: row.int(11), revision: row.int(12))
    }
}
