/// One mail that there is to write: to whom, why, and of which sessions.
public struct Letter: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The booking stands.
        case confirmation
        /// Something that the client was told is no longer true.
        case notice
        /// A session is near.
        case reminder

        public var delivery: Delivery.Kind {
            switch self {
            case .confirmation: .confirmation
            case .notice: .notice
            case .reminder: .reminder
            }
        }
    }

    /// One session of one booking.
    public struct Entry: Sendable {
        public let booking: Booking
        public let resolved: ResolvedSession
        /// What the client was told last and is old now; nil in all but notices.
        public let before: Delivery?
        /// What of it is old; nothing in all but notices.
        public let outdated: [OutdatedPart]
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
        return Letter(.confirmation, to: member, ahead.map { Entry(booking: booking, resolved: $0, before: nil, outdated: []) })
    }

    /// Reminds of sessions that are near; nil where none of them is still to start.
    public static func reminder(of booking: Booking, to member: Member, sessions: [ResolvedSession], now: Instant) -> Letter? {
        guard booking.status == .confirmed else { return nil }
        let near = sessions.filter { $0.session.startsAt > now && !$0.session.isCancelled }
        return Letter(.reminder, to: member, near.map { Entry(booking: booking, resolved: $0, before: nil, outdated: []) })
    }

    /// Tells one client all that has changed, newest state only.
    ///
    /// - `changes`: what `notify` names of this client; those without a confirmed booking are left out, as telling does not help.
    public static func notice(of changes: [(client: OutdatedClient, booking: Booking)], to member: Member) -> Letter? {
        let open = changes.filter(\.client.isConfirmed)
        return Letter(
            .notice, to: member,
            open.map { change in
                Entry(
                    booking: change.booking, resolved: change.client.resolved, before: change.client.lastTold,
                    outdated: change.client.outdated)
            })
    }

    /// What the client will have been told.
    public var tells: [ToldSession] {
        entries.map { entry in
            ToldSession(
                booking: entry.booking.id, session: entry.resolved.id, link: entry.resolved.routeInMails.digest,
                told: entry.resolved.told)
        }
    }
}
