/// What clients of one session were told otherwise than it is now: pages mark it until the session is over.
public struct SessionChange: Hashable, Sendable {
    private var time: Delivery?
    private var place: Delivery?

    /// The time that was told last of those that are no longer so; nil where no other was told.
    public var oldTime: Told? { time?.told }
    /// The place of that kind; nil where none was told, or that there is none.
    public var oldPlace: String? { place?.told.location }

    /// Adds what a mail told, where `told`, which is so now, is something else.
    public mutating func add(_ delivery: Delivery, besides told: Told) {
        let old = delivery.told
        guard old.attendance == .expected, told.attendance == .expected else { return }
        if (old.startsAt, old.endsAt) != (told.startsAt, told.endsAt) { time = [delivery, time].compactMap(\.self).newest }
        if !old.location.isEmpty, !old.hasPlace(of: told) { place = [delivery, place].compactMap(\.self).newest }
    }

    public init() {}
}

/// All that clients of a site were told and that has changed since (<doc:Mails#On-pages>), by session and booking.
///
/// `delivery` keeps the last of each kind: after a notice of the new time the confirmation still tells the old one.
public struct ToldChanges: Sendable {
    private var ofBookings: [Booking.ID: [Session.ID: SessionChange]] = [:]
    private var ofSessions: [Session.ID: SessionChange] = [:]

    public static let none = ToldChanges()

    public init() {}

    /// - Parameters:
    ///   - delivery: what the client of this booking was told of this session.
    ///   - booking: theirs.
    ///   - session: what it was about.
    ///   - told: what is so now.
    public mutating func add(_ delivery: Delivery, to booking: Booking.ID, of session: Session.ID, besides told: Told) {
        ofBookings[booking, default: [:]][session, default: SessionChange()].add(delivery, besides: told)
        ofSessions[session, default: SessionChange()].add(delivery, besides: told)
    }

    /// What the client of a booking was told otherwise, by session.
    public subscript(booking: Booking.ID) -> [Session.ID: SessionChange] { ofBookings[booking] ?? [:] }

    /// What clients of any booking were told otherwise: of several times or places the one that was told last.
    public subscript(session: Session.ID) -> SessionChange? { ofSessions[session] }
}
