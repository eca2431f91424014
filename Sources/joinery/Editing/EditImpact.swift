import BookingDatabase
import Bookings

/// How much an edit touches.
struct EditImpact: Encodable {
    let sessions, bookings, members: Int

    /// Counts what belongs to the member that an edit is about; nil where it is about none.
    init?(_ reach: Change.Reach, of snapshot: Snapshot) throws {
        guard case .member(let id) = reach else { return nil }
        let counts = try snapshot.counts(of: id)
        (sessions, bookings, members) = (0, counts.bookings, counts.members)
    }

    /// Counts the sessions that clients are told something else of than before, or all of a site.
    init(_ reach: Change.Reach, from before: SiteBriefing, to after: SiteBriefing, _ snapshot: Snapshot) throws {
        try self.init(of: after.inOrder.filter { reach == .site || before[$0.session] != $0 }, snapshot)
    }

    /// Counts the sessions that had a link and have none now.
    init(losingLinks before: SiteBriefing, _ after: SiteBriefing, _ snapshot: Snapshot) throws {
        try self.init(
            of: after.inOrder.filter { $0.resolution.link == nil && before[$0.session]?.resolution.link != nil }, snapshot)
    }

    private init(of briefings: [Briefing], _ snapshot: Snapshot) throws {
        let counts = try snapshot.counts(
            ofSessions: briefings.filter { !$0.isOfCourse }.map(\.session),
            courses: Array(Set(briefings.filter(\.isOfCourse).map(\.service))))
        (sessions, bookings, members) = (briefings.count, counts.bookings, counts.members)
    }

    var words: String {
        "\(Counted(sessions, "session")), \(Counted(bookings, "booking")), \(Counted(members, "member"))"
    }
}
