/// All that the client of one booking was told of it, session by session, and what has to be said next.
///
/// The one place that decides so: `notify`, `check`, edits and mails ask it, and so name the same clients (<doc:Mails#What-comes-next>).
public struct Conversation: Sendable {
    public let booking: Booking
    public let member: Member.ID
    private var deliveries: [Session.ID: [Delivery]] = [:]
    private var isConfirmedByMail = false

    public init(_ booking: Booking, of member: Member.ID) {
        self.booking = booking
        self.member = member
    }

    public mutating func add(_ delivery: Delivery, of session: Session.ID) {
        deliveries[session, default: []].append(delivery)
        if delivery.kind == .confirmation { isConfirmedByMail = true }
    }

    /// What the client does not know yet, in order of session.
    ///
    /// - `current`: what `ResolvedSession.current` says; asked for many bookings of one session, it may remember.
    public func news(in schedule: Schedule, now: Instant, current: (ResolvedSession) -> ResolvedSession.Current) -> [News] {
        let known = deliveries.keys.compactMap { schedule[$0] }.filter { !booking.isFor($0) }
        var states = (schedule.sessions(of: booking) + known).compactMap { State($0, of: booking, deliveries[$0.id] ?? [], now, current) }
        markNew(&states)
        let letter = letters(for: states)
        let exchange = exchange(among: states)
        return states.compactMap { state in
            var outdated = state.outdated
            // Told together with the session that has taken its place.
            if exchange?.lost.id == state.resolved.id { outdated.removeAll { $0 == .booking } }
            guard !outdated.isEmpty else { return nil }
            return News(
                booking: booking, resolved: state.resolved, outdated: outdated, lastTold: state.newest,
                replaces: exchange?.gained == state.resolved.id ? exchange?.lost : nil,
                letter: outdated == [.joinPage] ? nil : letter(state))
        }.sorted { $0.resolved.id < $1.resolved.id }
    }

    /// One session: what the client thinks, and what is so.
    private struct State {
        let resolved: ResolvedSession
        let newest: Delivery?
        let attendance: Attendance
        var outdated: [OutdatedPart]

        /// - Returns: nil for what is over, and was to be over by what the client knows.
        init?(
            _ resolved: ResolvedSession, of booking: Booking, _ deliveries: [Delivery], _ now: Instant,
            _ current: (ResolvedSession) -> ResolvedSession.Current
        ) {
            newest = deliveries.newest
            let isAwaited = newest.map { $0.told.attendance == .expected && $0.told.endsAt > now } ?? false
            guard resolved.session.endsAt > now || isAwaited else { return nil }
            self.resolved = resolved
            attendance = booking.attendance(of: resolved)
            outdated = deliveries.isEmpty ? [] : OutdatedPart.compare(deliveries, attendance, with: current(resolved))
            if resolved.session.endsAt <= now { outdated.removeAll { $0 == .joinPage } }
        }

        var isAwaited: Bool { newest?.told.attendance == .expected }
        /// They think that they have a place and have none.
        var isLost: Bool { isAwaited && attendance == .notBooked }
        /// They have a place and do not know of it.
        var isGained: Bool { attendance == .expected && outdated.contains(.booking) }
    }

    /// A session that the client was never told of is news once they were told of the booking: by a confirmation, or since they wait for
    /// another session in its place.
    private func markNew(_ states: inout [State]) {
        guard isConfirmedByMail || booking.status == .confirmed && states.contains(where: \.isLost) else { return }
        for index in states.indices where states[index].newest == nil && states[index].attendance == .expected {
            states[index].outdated = [.booking]
        }
    }

    /// A booking of which the client was told that it does not stand, and which stands again, is confirmed again as a whole.
    private func letters(for states: [State]) -> (State) -> Letter.Kind {
        let isConfirmedAgain = states.contains { $0.isGained && $0.newest != nil } && !states.contains(where: \.isAwaited)
        return { state in
            switch state.attendance {
            case .sessionCancelled, .notBooked: .cancellation
            case .expected: isConfirmedAgain && state.outdated.contains(.booking) ? .confirmation : .notice
            }
        }
    }

    /// One session for another: told as one change, before and after.
    private func exchange(among states: [State]) -> (lost: News.Replaced, gained: Session.ID)? {
        let (lost, gained) = (states.filter(\.isLost), states.filter(\.isGained))
        guard booking.status == .confirmed, lost.count == 1, gained.count == 1, let lastTold = lost[0].newest else { return nil }
        return (News.Replaced(resolved: lost[0].resolved, lastTold: lastTold), gained[0].resolved.id)
    }
}
