/// Puts a member's booked sessions in the order of the page (<doc:Time>).
///
/// A booking stands as one block with its sessions. A course has one block: among the upcoming, at its next upcoming session, while it has
/// one. A session cancelled ahead of time leaves its block and stands on top by itself.
public struct Timeline<Session> {
    /// One booking's sessions that stand together, in order of their start.
    public struct Block {
        public let booking: Booking
        public let entries: [Entry]
    }

    /// One session of one booking.
    public struct Entry {
        public let session: Session
        public let phase: BookingPhase
    }

    public private(set) var cancelledAhead: [Block] = []
    public private(set) var upcoming: [Block] = []
    public private(set) var past: [Block] = []

    /// Sorts `bookings`, each with its sessions in order of their start.
    public init(_ bookings: [(booking: Booking, sessions: [Session])], facts: (Session) -> SessionTimes) {
        var ahead: [(key: Instant, block: Block)] = []
        var coming: [(key: Instant, block: Block)] = []
        var gone: [(key: Instant, block: Block)] = []
        for (booking, sessions) in bookings {
            var kept: [Entry] = []
            var next: Instant?
            var last: Instant?
            for session in sessions {
                let times = facts(session)
                let phase = BookingPhase(isOver: times.isOver, isCancelled: times.isCancelled, booking: booking.status)
                let entry = Entry(session: session, phase: phase)
                if phase == .cancelledAhead {
                    ahead.append((times.startsAt, Block(booking: booking, entries: [entry])))
                } else {
                    kept.append(entry)
                    last = times.startsAt
                    if phase == .upcoming, next == nil { next = times.startsAt }
                }
            }
            let block = Block(booking: booking, entries: kept)
            if let next {
                coming.append((next, block))
            } else if let last {
                gone.append((last, block))
            } else if sessions.isEmpty {
                // A course without dates yet: after all that has a date.
                if booking.status.isOpen { coming.append((.distantFuture, block)) } else { gone.append((.distantPast, block)) }
            }
        }
        let earliestFirst: ((key: Instant, block: Block), (key: Instant, block: Block)) -> Bool = {
            ($0.key, $0.block.booking.id) < ($1.key, $1.block.booking.id)
        }
        cancelledAhead = ahead.sorted(by: earliestFirst).map(\.block)
        upcoming = coming.sorted(by: earliestFirst).map(\.block)
        past = gone.sorted { $0.key != $1.key ? $0.key > $1.key : $0.block.booking.id < $1.block.booking.id }.map(\.block)
    }
}

/// When a session is, whether it takes place, and whether it is over.
public struct SessionTimes: Sendable {
    public let startsAt: Instant
    public let endsAt: Instant
    public let isCancelled: Bool
    /// On which side of a build's moment its end lies. Pages depend on time through this alone.
    public let isOver: Bool

    public init(startsAt: Instant, endsAt: Instant, isCancelled: Bool, now: Instant) {
        self.init(startsAt: startsAt, endsAt: endsAt, isCancelled: isCancelled, isOver: endsAt <= now)
    }

    public init(startsAt: Instant, endsAt: Instant, isCancelled: Bool, isOver: Bool) {
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.isCancelled = isCancelled
        self.isOver = isOver
    }
}
