public import Digests

/// A member's place in a session, or in a whole course.
public struct Booking: Sendable {
    public typealias ID = Identifier<Booking>

    public enum Target: Hashable, Sendable {
        case session(Session.ID)
        case course(Service.ID)
    }

    public enum Status: String, Sendable, CaseIterable {
        case created = "CREATED"
        case confirmed = "CONFIRMED"
        case pending = "PENDING"
        case waitingList = "WAITING_LIST"
        case declined = "DECLINED"
        case canceled = "CANCELED"

        /// Whether the place may still be taken (<doc:Time>).
        public var isOpen: Bool { self != .declined && self != .canceled }
    }

    public let id: ID
    public let target: Target
    public let status: Status
    public let participants: Int64
    /// The zone the member booked in; nil: the member's.
    public let timeZone: String?
    public let bookedAt: Instant
    /// Where the client cancels or moves it; nil: nowhere.
    public let manageURL: String?
    /// Times that session, course or status changed. A calendar's SEQUENCE is the session's revision and this, added.
    public let revision: Int64
    /// When something last changed that a calendar entry shows; 1970 if nothing has since the row was written.
    public let changedAt: Instant
    /// Digest of all that was read of its row; nil where there is none behind it.
    public let row: Digest?

    /// Where the client cancels or moves it, while there is something to cancel: an address that is safe to open, or nil.
    public var managePage: String? {
        guard status.isOpen, let manageURL, LinkPolicy.flaw(in: manageURL) == nil else { return nil }
        return manageURL
    }

    public init(
        id: ID, target: Target, status: Status, participants: Int64 = 1, timeZone: String? = nil, bookedAt: Instant = Instant(seconds: 0),
        manageURL: String? = nil, revision: Int64 = 0, changedAt: Instant = Instant(seconds: 0), row: Digest? = nil
    ) {
        self.id = id
        self.target = target
        self.status = status
        self.participants = participants
        self.timeZone = timeZone
        self.bookedAt = bookedAt
        self.manageURL = manageURL
        self.revision = revision
        self.changedAt = changedAt
        self.row = row
    }
}
