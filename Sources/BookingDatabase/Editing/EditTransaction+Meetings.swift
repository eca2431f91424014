public import Bookings
internal import GRDB

extension EditTransaction {
    /// Writes down the meeting that Zoom made; false if the account is another by now, so that the meeting is not its own.
    public func store(
        _ wanted: WantedMeeting, meetingID: String, link: Link, in site: Site, at now: Instant
    ) throws -> Bool {
        let (session, course) = wanted.target.columns
        try forget(wanted.target, of: wanted.account)
        try database.execute(
            sql: """
                INSERT INTO main.zoom_meeting (account_id, session_id, course_id, meeting_id, join_url, password)
                SELECT id, ?, ?, ?, ?, ? FROM conferencing_account WHERE id = ? AND type = 'ZOOM' AND zoom_user = ?
                """,
            arguments: [session, course, meetingID, link.url, link.password, wanted.account.rawValue, wanted.host])
        guard database.changesCount > 0 else { return false }
        let field = Change.Field("link", .absent, Change.Value(link))
        try log("zoom.create", wanted.target.description, [field], by: .owner, in: site, at: now)
        return true
    }

    /// Forgets a meeting that is gone from Zoom.
    public func forget(_ target: MeetingTarget, of account: Account.ID, in site: Site, at now: Instant) throws {
        try forget(target, of: account)
        let field = Change.Field("meeting", .number(1), .number(0))
        try log("zoom.delete", target.description, [field], by: .owner, in: site, at: now)
    }

    private func forget(_ target: MeetingTarget, of account: Account.ID) throws {
        let (session, course) = target.columns
        try database.execute(
            sql: "DELETE FROM main.zoom_meeting WHERE account_id = ? AND session_id IS ? AND course_id IS ?",
            arguments: [account.rawValue, session, course])
    }
}

extension MeetingTarget {
    fileprivate var columns: (session: Int64?, course: Int64?) {
        switch self {
        case .session(let id): (id.rawValue, nil)
        case .course(let id): (nil, id.rawValue)
        }
    }
}
