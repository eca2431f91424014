public import Bookings
internal import GRDB

extension Snapshot {
    /// Counts the bookings, and the members behind them, that sessions or courses have.
    public func counts(ofSessions sessions: [Session.ID], courses: [Service.ID]) throws -> (bookings: Int, members: Int) {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT count(*), count(DISTINCT member_id) FROM booking
                WHERE session_id IN (SELECT value FROM json_each(?)) OR course_id IN (SELECT value FROM json_each(?))
                """,
            arguments: [Self.list(sessions), Self.list(courses)])
        return (row?[0] ?? 0, row?[1] ?? 0)
    }

    public func bookingCount(of member: Member.ID) throws -> Int { try count("booking WHERE member_id = ?", [member.rawValue]) }

    private static func list<Row>(_ ids: [Identifier<Row>]) -> String {
        "[\(ids.map(\.description).joined(separator: ","))]"
    }
}
