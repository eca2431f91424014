/// What the client of a booking does not know yet of one session, and which letter tells it.
public struct News: Sendable {
    public let booking: Booking
    public let resolved: ResolvedSession
    /// Never empty.
    public let outdated: [OutdatedPart]
    /// What the client was told last of this session; nil where they were told of the booking and never of this session.
    public let lastTold: Delivery?
    /// The session that the booking was for before, with what the client was told of it: only where this one has taken its place.
    public let replaces: Replaced?
    /// Nil where telling does not help: the client knows the address of a join page and has no place in the session.
    public let letter: Letter.Kind?

    public struct Replaced: Sendable {
        public let resolved: ResolvedSession
        public let lastTold: Delivery

        var id: Session.ID { resolved.id }
    }

    /// What is so for the client.
    public var attendance: Attendance { booking.attendance(of: resolved) }

    /// What the client knows once somebody has told them.
    ///
    /// - `link`: the way in that they are told, where they are to come.
    public func tells(_ link: LinkDigest) -> [ToldSession] {
        let tells = ToldSession(
            booking: booking.id, session: resolved.id, link: attendance == .notBooked ? .noLink : link,
            told: resolved.told.with(attendance))
        guard let replaces else { return [tells] }
        return [
            tells,
            ToldSession(
                booking: booking.id, session: replaces.resolved.id, link: .noLink, told: replaces.resolved.told.with(.notBooked)),
        ]
    }
}
