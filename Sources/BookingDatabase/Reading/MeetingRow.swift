public import Bookings

/// A meeting that Zoom made, for a session or for a course.
struct MeetingRow: TableRow {
    let session: Session.ID?
    let course: Service.ID?
    /// Zoom's number for it.
    let meetingID: String
    let meeting: ZoomMeeting

    static let table = "zoom_meeting"
    static let columns = ["id", "account_id", "session_id", "course_id", "meeting_id", "join_url", "password"]

    init(_ row: RowReader) throws(UnreadableRow) {
        session = try row.optionalID(2)
        course = try row.optionalID(3)
        _ = try row.isGiven(2, not: 3)
        meetingID = try row.text(4)
        meeting = ZoomMeeting(account: try row.id(1), link: Link(url: try row.text(5), password: try row.text(6)))
    }
}

extension Snapshot {
    /// Reads the meetings that are written down for a site.
    public func storedMeetings(of site: Site) throws -> [StoredMeeting] {
        let row = try reader(
            of: MeetingRow.table,
            """
            SELECT \(MeetingRow.columns(of: "m"))
            FROM zoom_meeting m JOIN conferencing_account a ON a.id = m.account_id WHERE a.site_id = ? ORDER BY m.id
            """, site)
        return try Rows(row) { try MeetingRow($0) }.compactMap { row in
            let target: MeetingTarget? = row.session.map { .session($0) } ?? row.course.map { .course($0) }
            return target.map { StoredMeeting(account: row.meeting.account, target: $0, meetingID: row.meetingID) }
        }
    }
}
