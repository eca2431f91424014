/// Time, place and status of a session as a client was told them.
public struct Told: Hashable, Sendable {
    public let startsAt: Instant
    public let endsAt: Instant
    /// The session's own place, else its service's; may be empty.
    public let location: String
    public let isCancelled: Bool

    public init(startsAt: Instant, endsAt: Instant, location: String, isCancelled: Bool) {
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.location = location
        self.isCancelled = isCancelled
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
