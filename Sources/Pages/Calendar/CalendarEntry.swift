internal import Bookings

/// One session of one booking as a calendar has it.
struct CalendarEntry {
    /// Stable between builds, the same in the feed and in mails, so that a client's calendar updates and does not double.
    let uid: String
    let booking: Booking
    let session: PageSession
    let wayIn: WayIn
    let zone: CalendarZone

    /// What the rules let into this calendar.
    enum WayIn {
        /// The link, as `ShownLink` alone can be made, and the address of the join page where that shows it too.
        case link(ShownLink, joinPage: String?)
        /// The join page, which shows the link: what mails carry, so that a later edit strands nobody.
        case joinPage(String)
        /// None: what the member can do instead.
        case none(StateWords)

        var address: String? {
            switch self {
            case .link(let shown, _): shown.link.url
            case .joinPage(let address): address
            case .none: nil
            }
        }

        /// Where an online session is: the join page, which stays right when the link changes, else the link.
        var location: String? {
            if case .link(_, let joinPage?) = self { return joinPage }
            return address
        }
    }

    /// RFC 5545's STATUS.
    enum Status {
        case confirmed, tentative, cancelled
    }

    var status: Status {
        if session.times.isCancelled || !booking.status.isOpen { return .cancelled }
        return booking.status == .confirmed ? .confirmed : .tentative
    }

    /// RFC 5545's SEQUENCE: goes up with each change of times or STATUS, and never down, as neither count does.
    var sequence: Int64 {
        let counts = [session.resolved.session.revision, booking.revision].map { min(max($0, 0), Int64(Int32.max)) }
        return min(counts[0] + counts[1], Int64(Int32.max))
    }

    /// When anything last changed that it shows.
    var changedAt: Instant { max(booking.bookedAt, booking.changedAt, session.resolved.session.changedAt) }

    /// Whether its times are told by its zone's clock, else in UTC.
    var isInZone: Bool { !zone.isUTC && zone.tells(session.times.startsAt) && zone.tells(session.times.endsAt) }
}
