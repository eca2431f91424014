public import Digests

/// One occurrence of a service.
public struct Session: Sendable {
    public typealias ID = Identifier<Session>

    public enum LinkState: Sendable {
        /// Online if the service is.
        case inherit
        /// Online although the service is not.
        case added
        /// Online with a link of its own.
        case set(Link)
        /// In person although the service is online.
        case removed

        /// The words of `session.link_state`.
        public enum Code: String, Sendable, CaseIterable {
            case inherit = "INHERIT"
            case added = "ADDED"
            case set = "SET"
            case removed = "REMOVED"
        }

        public var code: Code {
            switch self {
            case .inherit: .inherit
            case .added: .added
            case .set: .set
            case .removed: .removed
            }
        }

        public var link: Link? {
            if case .set(let link) = self { link } else { nil }
        }
    }

    /// The words of `session.status`.
    public enum Status: String, Sendable, CaseIterable {
        case confirmed = "CONFIRMED"
        case cancelled = "CANCELLED"

        public init(isCancelled: Bool) { self = isCancelled ? .cancelled : .confirmed }
    }

    public let id: ID
    public let service: Service.ID
    public let staff: Staff.ID?
    public let startsAt: Instant
    public let endsAt: Instant
    public let isCancelled: Bool
    /// Empty: the service's.
    public let location: String
    public let linkState: LinkState
    /// Raised to give the join page a new address.
    public let pageGeneration: Int64
    /// Times that time, place or status changed: calendars' SEQUENCE.
    public let revision: Int64
    /// When something last changed that a calendar entry shows; 1970 if nothing has since the row was written.
    public let changedAt: Instant
    /// Digest of all that was read of its row; nil where there is none behind it.
    public let row: Digest?

    public init(
        id: ID, service: Service.ID, staff: Staff.ID?, startsAt: Instant, endsAt: Instant, isCancelled: Bool = false,
        location: String = "", linkState: LinkState = .inherit, pageGeneration: Int64 = 0, revision: Int64 = 0,
        changedAt: Instant = Instant(seconds: 0), row: Digest? = nil
    ) {
        self.id = id
        self.service = service
        self.staff = staff
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.isCancelled = isCancelled
        self.location = location
        self.linkState = linkState
        self.pageGeneration = pageGeneration
        self.revision = revision
        self.changedAt = changedAt
        self.row = row
    }
}
