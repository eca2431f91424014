/// One member and all that the member booked, in order of the bookings' ids.
public struct BookedMember: Sendable {
    public let member: Member
    public let bookings: [Booking]

    public init(member: Member, bookings: [Booking]) {
        self.member = member
        self.bookings = bookings
    }
}
