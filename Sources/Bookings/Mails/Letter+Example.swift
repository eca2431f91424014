extension Letter {
    /// Makes the cancellation or the notice that the client of a booking would get if something became of it: to look at, and sent to nobody.
    ///
    /// A notice is as if they had been told another time, an hour earlier; a cancellation, as if the booking were cancelled.
    ///
    /// - Returns: nil where the booking has no session ahead that takes place, or for other kinds of letters.
    public static func example(_ kind: Kind, of booking: Booking, to member: Member, sessions: [ResolvedSession], now: Instant) -> Letter? {
        guard booking.status == .confirmed, let next = sessions.first(where: { $0.session.endsAt > now && !$0.session.isCancelled }) else {
            return nil
        }
        let told = next.told
        func news(of booking: Booking, _ outdated: OutdatedPart, knowing told: Told) -> News {
            News(
                booking: booking, resolved: next, outdated: [outdated],
                lastTold: Delivery(kind: .confirmation, deliveredAt: now, link: next.joinDigest, told: told), replaces: nil, letter: kind)
        }
        switch kind {
        case .confirmation, .reminder: return nil
        case .notice:
            let earlier = Told(
                startsAt: Instant(seconds: told.startsAt.inFourDigits.seconds - 3600),
                endsAt: Instant(seconds: told.endsAt.inFourDigits.seconds - 3600),
                location: told.location, attendance: .expected)
            return correction(kind, of: [news(of: booking, .time, knowing: earlier)], to: member)
        case .cancellation:
            let cancelled = Booking(id: booking.id, target: booking.target, status: .canceled, timeZone: booking.timeZone)
            return correction(kind, of: [news(of: cancelled, .booking, knowing: told)], to: member)
        }
    }
}
