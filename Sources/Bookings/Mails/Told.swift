/// Time and place of a session, and whether the client is to come, as they were told.
///
/// Two are equal if their bytes are: a place written in other scalars is another place, on paper and in `delivery`.
public struct Told: Hashable, Sendable {
    public let startsAt: Instant
    public let endsAt: Instant
    /// The session's own place, else its service's; may be empty.
    public let location: String
    public let attendance: Attendance

    public init(startsAt: Instant, endsAt: Instant, location: String, attendance: Attendance) {
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.location = location
        self.attendance = attendance
    }

    public func with(_ attendance: Attendance) -> Told {
        Told(startsAt: startsAt, endsAt: endsAt, location: location, attendance: attendance)
    }

    public func hasPlace(of other: Told) -> Bool { location.utf8.elementsEqual(other.location.utf8) }

    public static func == (left: Told, right: Told) -> Bool {
        (left.startsAt, left.endsAt, left.attendance) == (right.startsAt, right.endsAt, right.attendance) && left.hasPlace(of: right)
    }
}

/// What one mail tells of one session, as `delivery` has it once the mail is sent.
public struct ToldSession: Hashable, Sendable {
    public let booking: Booking.ID
    public let session: Session.ID
    public let link: LinkDigest
    public let told: Told

    public init(booking: Booking.ID, session: Session.ID, link: LinkDigest, told: Told) {
        self.booking = booking
        self.session = session
        self.link = link
        self.told = told
    }
}
