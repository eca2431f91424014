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
