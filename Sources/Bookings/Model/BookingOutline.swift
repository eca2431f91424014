public import Digests

/// What pages are known by of a booking: of its row no more than whose it is, what it is of and whom it makes a reader of its sessions' pages,
/// and a digest of all of it.
///
/// So a page that is published already, made from the same, is passed without the rest being read.
public struct BookingOutline: Sendable {
    public let id: Booking.ID
    public let member: Member.ID
    public let target: Booking.Target
    /// The place of its zone's name among those that outlines have named so far; nil: the member's zone.
    public let zone: Int?
    /// Whether the place may still be taken.
    public let isOpen: Bool
    /// Whether the row names where the client cancels or moves it.
    public let isManaged: Bool
    public let row: Digest

    public init(id: Booking.ID, member: Member.ID, target: Booking.Target, zone: Int?, isOpen: Bool, isManaged: Bool, row: Digest) {
        self.id = id
        self.member = member
        self.target = target
        self.zone = zone
        self.isOpen = isOpen
        self.isManaged = isManaged
        self.row = row
    }
}
