public import Bookings
internal import GRDB

extension Snapshot {
    /// Reads one session with the Zoom meetings made for it; nil if it is not there or another site's.
    public func session(_ id: Session.ID, of site: Site) throws -> (session: Session, meetings: [ZoomMeeting])? {
        var found: (Session, [ZoomMeeting])?
        try forEachSession(of: site, where: "id = \(id.rawValue)") { found = ($0, $1) }
        return found
    }

    /// Reads one member; nil if there is no such member or it is another site's.
    public func member(_ id: Member.ID, of site: Site) throws -> Member? {
        try memberLookup(of: site)(id)
    }

    /// Prepares to read many members one by one.
    public func memberLookup(of site: Site) throws -> (Member.ID) throws -> Member? {
        let row = try reader(
            of: "member",
            """
            SELECT id, first_name, last_name, email, time_zone, language, page_generation, external_id, site_id
            FROM member WHERE id = ?
            """)
        return { id in
            row.bind(id.rawValue)
            return try row.step() && row.text(8) == site.id.rawValue ? Member(row) : nil
        }
    }

    /// Reads the member's bookings of one session, or of its course, in order of id.
    public func bookings(of member: Member.ID, for session: Session) throws -> [Booking] {
        let row = try reader(
            of: "booking",
            """
            SELECT id, member_id, session_id, course_id, status, participants, time_zone, booked_at FROM booking
            WHERE member_id = \(member.rawValue) AND (session_id = \(session.id.rawValue) OR course_id = \(session.service.rawValue))
            ORDER BY id
            """)
        var bookings: [Booking] = []
        while try row.step() { bookings.append(Booking(row)) }
        return bookings
    }

    /// Names the site of a session, service, staff member or member; nil where there is none.
    public func site(of subject: EditSubject) throws -> Site.ID? {
        let sql: String
        switch subject {
        case .site(let id): return id
        case .staff(let id): sql = "SELECT site_id FROM staff WHERE id = \(id.rawValue)"
        case .service(let id), .course(let id): sql = "SELECT site_id FROM service WHERE id = \(id.rawValue)"
        case .member(let id): sql = "SELECT site_id FROM member WHERE id = \(id.rawValue)"
        case .session(let id):
            sql = "SELECT v.site_id FROM session s JOIN service v ON v.id = s.service_id WHERE s.id = \(id.rawValue)"
        }
        return try String.fetchOne(database, sql: sql).map { Site.ID($0) }
    }

    /// Counts the bookings, and the members behind them, that sessions or courses have.
    public func counts(ofSessions sessions: [Session.ID], courses: [Service.ID]) throws -> (bookings: Int, members: Int) {
        try counts(
            where: "session_id IN (SELECT value FROM json_each(?)) OR course_id IN (SELECT value FROM json_each(?))",
            [Self.list(sessions), Self.list(courses)])
    }

    public func counts(of member: Member.ID) throws -> (bookings: Int, members: Int) {
        (try counts(where: "member_id = ?", [member.rawValue]).bookings, 1)
    }

    private func counts(where filter: String, _ arguments: StatementArguments) throws -> (bookings: Int, members: Int) {
        let row = try Row.fetchOne(
            database, sql: "SELECT count(*), count(DISTINCT member_id) FROM booking WHERE \(filter)", arguments: arguments)
        return (row?[0] ?? 0, row?[1] ?? 0)
    }

    private static func list<Row>(_ ids: [Identifier<Row>]) -> String {
        "[\(ids.map(\.description).joined(separator: ","))]"
    }
}
