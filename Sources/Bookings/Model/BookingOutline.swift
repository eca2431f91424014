public import Digests

/// What a booking's pages are known by: of its row no more than what it is of and whom it makes a reader of its sessions' pages, and a
/// digest of all of it.
///
/// So a page that is published already, made from the same, is passed without the rest being read.
public struct BookingOutline: Sendable {
    public let id: Booking.ID
    public let target: Booking.Target
    /// The place of its zone's name in ``MemberOutline/zones``; nil: the member's zone.
    public let zone: Int32?
    /// Whether the place may still be taken.
    public let isOpen: Bool
    /// Whether the row names where the client cancels or moves it.
    public let isManaged: Bool
    public let row: Digest

    public init(id: Booking.ID, target: Booking.Target, zone: Int32?, isOpen: Bool, isManaged: Bool, row: Digest) {
        self.id = id
        self.target = target
        self.zone = zone
        self.isOpen = isOpen
        self.isManaged = isManaged
        self.row = row
    }
}

/// One member and an outline of all that the member booked, in order of the bookings' ids.
public struct MemberOutline: Sendable {
    public let member: Member
    public let bookings: ArraySlice<BookingOutline>
    /// The names of zones that bookings give.
    public let zones: [String]

    public init(member: Member, bookings: ArraySlice<BookingOutline>, zones: [String]) {
        self.member = member
        self.bookings = bookings
        self.zones = zones
    }
}
