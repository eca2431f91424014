public import Bookings

/// A member's bookings as the pages hold them: My Bookings itself and, where there is no room for all of them, one for each year.
///
/// Each booking is on one of them. My Bookings has those that come next and those that are over since the shortest time; of most members
/// that is all.
public struct MyBookingsParts: Sendable {
    /// So many bookings that are over are on My Bookings, and so many of those to come: more than a year of one on every working day. With
    /// all of their text that is half a megabyte.
    static let mostTogether = 300
    /// A year has another page for each so many bookings. Beyond this many full pages they become longer: see `YearPage.most`.
    private static let mostFullPages = 60

    /// One of the pages.
    struct Part: Sendable {
        /// Nil: My Bookings itself.
        let page: YearPage?
        let bookings: [Booking]
    }

    public let member: Member
    /// My Bookings itself, then the others in order of time.
    let parts: [Part]

    /// How many pages there are.
    public var count: Int { parts.count }

    /// The pages beside My Bookings, in order of time.
    var years: [YearPage] { parts.compactMap(\.page) }

    /// Whether a member's bookings can be more than My Bookings has room for.
    public static func mayBeSeveral(_ booked: BookedMember) -> Bool { mayBeSeveral(booked.bookings.count) }

    /// Whether so many bookings can be.
    static func mayBeSeveral(_ bookings: Int) -> Bool { bookings > mostTogether }

    /// - `moment`: when a booking is: its next session if one is to come, else its last.
    /// - `zone`: the reader's, in which years begin.
    init(_ booked: BookedMember, in zone: () -> ZoneOffsets, moment: (Booking) -> (time: Instant, isAhead: Bool)) {
        member = booked.member
        guard Self.mayBeSeveral(booked) else {
            parts = [Part(page: nil, bookings: booked.bookings)]
            return
        }
        let zone = zone()
        let dated = booked.bookings.map { (booking: $0, moment: moment($0)) }.sorted {
            ($0.moment.time, $0.booking.id) < ($1.moment.time, $1.booking.id)
        }
        let (ahead, over) = (dated.filter(\.moment.isAhead), dated.filter { !$0.moment.isAhead })
        let first = over.suffix(Self.mostTogether) + ahead.prefix(Self.mostTogether)
        let rest = over.dropLast(Self.mostTogether) + ahead.dropFirst(Self.mostTogether)
        let longest = max(Self.mostTogether, rest.count / Self.mostFullPages + 1)
        var further: [(page: YearPage, bookings: [Booking])] = []
        for (booking, (time, _)) in rest {
            let year = CivilTime(time, offset: zone.offset(at: time)).year
            if let last = further.last, last.page.year == year, last.bookings.count < longest {
                further[further.count - 1].bookings.append(booking)
            } else {
                let part = further.last.map { $0.page.year == year ? $0.page.part + 1 : 1 } ?? 1
                further.append((YearPage(year: year, part: part), [booking]))
            }
        }
        // Sessions of more than sixty years: the oldest share a page.
        if further.count > YearPage.most {
            let oldest = further.prefix(further.count - YearPage.most + 1)
            further.replaceSubrange(oldest.indices, with: [(oldest[oldest.endIndex - 1].page, oldest.flatMap(\.bookings))])
        }
        parts =
            [Part(page: nil, bookings: Self.inOrder(first.map(\.booking)))]
            + further.map { Part(page: $0.page, bookings: Self.inOrder($0.bookings)) }
    }

    private static func inOrder(_ bookings: [Booking]) -> [Booking] { bookings.sorted { $0.id < $1.id } }
}

extension SitePages {
    /// Parts a member's bookings among pages.
    public func parts(of booked: BookedMember) -> MyBookingsParts {
        let zone = {
            var findings: [Finding] = []
            return self.zone(of: booked.member, &findings)
        }
        return MyBookingsParts(booked, in: zone, moment: moment(of:))
    }

    private func moment(of booking: Booking) -> (time: Instant, isAhead: Bool) {
        let booked = sessions.sessions(of: booking.target)
        let next = booked.first { session in
            let times = session.times
            return BookingPhase(isOver: times.isOver, isCancelled: times.isCancelled, booking: booking.status) != .past
        }
        if let next { return (next.times.startsAt, true) }
        // A course without dates yet.
        guard let last = booked.last else { return (booking.bookedAt, booking.status.isOpen) }
        return (last.times.startsAt, false)
    }
}
