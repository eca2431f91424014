/// One mail that there is to write: to whom, why, and of which sessions.
public struct Letter: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The booking stands.
        case confirmation
        /// A session that the client expects does not take place, or they have no place in it any more.
        case cancellation
        /// Something else that the client was told is no longer true.
        case notice
        /// A session is near.
        case reminder

        public var delivery: Delivery.Kind {
            switch self {
            case .confirmation: .confirmation
            case .cancellation, .notice: .notice
            case .reminder: .reminder
            }
        }

        /// Whether it is about all bookings of a member, in one mail.
        public var isOfMember: Bool { self == .cancellation || self == .notice }
    }

    /// One session of one booking.
    public struct Entry: Sendable {
        public let booking: Booking
        public let resolved: ResolvedSession
        /// What the client did not know of it; nil in confirmations and reminders.
        public let news: News?

        /// Whether the client is to come.
        public var attendance: Attendance { booking.attendance(of: resolved) }

        /// The way in that the mail tells: none to a session that the client does not go to.
        public var route: JoinRoute { attendance == .expected ? resolved.routeInMails : .nothing }

        fileprivate var tells: [ToldSession] {
            if let news { return news.tells(route.digest) }
            return [ToldSession(booking: booking.id, session: resolved.id, link: route.digest, told: resolved.told)]
        }
    }

    public let kind: Kind
    public let member: Member
    /// In order of their start; never empty.
    public let entries: [Entry]

    private init?(_ kind: Kind, to member: Member, _ entries: [Entry]) {
        guard !entries.isEmpty else { return nil }
        self.kind = kind
        self.member = member
        self.entries = entries.sorted {
            ($0.resolved.session.startsAt, $0.resolved.id, $0.booking.id) < (
                $1.resolved.session.startsAt, $1.resolved.id, $1.booking.id
            )
        }
    }

    /// Confirms a booking: all its sessions that are not over, cancelled ones as such.
    ///
    /// - Returns: nil where there is nothing to confirm: the booking does not stand, or no session of it takes place any more.
    public static func confirmation(of booking: Booking, to member: Member, sessions: [ResolvedSession], now: Instant) -> Letter? {
        let ahead = sessions.filter { $0.session.endsAt > now }
        guard booking.status == .confirmed, ahead.contains(where: { !$0.session.isCancelled }) else { return nil }
        return Letter(.confirmation, to: member, ahead.map { Entry(booking: booking, resolved: $0, news: nil) })
    }

    /// Reminds of sessions that are near; nil where none of them is still to start.
    public static func reminder(of booking: Booking, to member: Member, sessions: [ResolvedSession], now: Instant) -> Letter? {
        guard booking.status == .confirmed else { return nil }
        let near = sessions.filter { $0.session.startsAt > now && !$0.session.isCancelled }
        return Letter(.reminder, to: member, near.map { Entry(booking: booking, resolved: $0, news: nil) })
    }

    /// Tells one client all that a letter of this kind tells, newest state only; nil where there is nothing.
    ///
    /// - `news`: what `notify` names of this client.
    public static func correction(_ kind: Kind, of news: [News], to member: Member) -> Letter? {
        Letter(kind, to: member, news.filter { $0.letter == kind }.map { Entry(booking: $0.booking, resolved: $0.resolved, news: $0) })
    }

    /// What the client will have been told.
    public var tells: [ToldSession] { entries.flatMap(\.tells) }
}
