package import BookingDatabase
package import Bookings

/// How much an edit touches.
package struct EditImpact: Encodable {
    package let sessions, bookings, members: Int

    /// What an edit touches that nobody can have seen yet.
    static let nothing = EditImpact()

    private init() { (sessions, bookings, members) = (0, 0, 0) }

    /// Counts what belongs to the member that an edit is about; nil where it is about none.
    package init?(_ reach: Change.Reach, of snapshot: Snapshot) throws {
        guard case .member(let id) = reach else { return nil }
        (sessions, bookings, members) = (0, try snapshot.bookingCount(of: id), 1)
    }

    /// Counts the sessions that clients are told something else of than before, or all of a site.
    package init(_ reach: Change.Reach, from before: Schedule, to after: Schedule, _ snapshot: Snapshot) throws {
        try self.init(of: after.sessions.filter { reach == .site || before[$0.id] != $0 }, snapshot)
    }

    /// Counts the sessions that had a link and have none now.
    package init(losingLinks before: Schedule, _ after: Schedule, _ snapshot: Snapshot) throws {
        try self.init(
            of: after.sessions.filter { $0.resolution.link == nil && before[$0.id]?.resolution.link != nil }, snapshot)
    }

    private init(of sessions: [ResolvedSession], _ snapshot: Snapshot) throws {
        let counts = try snapshot.counts(
            ofSessions: sessions.filter { !$0.isOfCourse }.map(\.id),
            courses: Array(Set(sessions.filter(\.isOfCourse).map(\.service.id))))
        (self.sessions, bookings, members) = (sessions.count, counts.bookings, counts.members)
    }

    package var words: String {
        "\(Counted(sessions, "session")), \(Counted(bookings, "booking")), \(Counted(members, "member"))"
    }
}
