/// Where links come from: a site's default account (no staff), or a staff member's own.
public struct Account: Sendable {
    public typealias ID = Identifier<Account>

    public enum Kind: Sendable {
        /// A meeting of its own for each session, made in Zoom.
        case zoom
        /// One link, the same for every session; its URL may hold `{session}`.
        case custom(Link)

        /// The words of `conferencing_account.type`.
        public enum Code: String, Sendable, CaseIterable {
            case zoom = "ZOOM"
            case custom = "CUSTOM"
        }

        public var code: Code {
            switch self {
            case .zoom: .zoom
            case .custom: .custom
            }
        }
    }

    /// The words of `conferencing_account.connection_status`.
    public enum Status: String, Sendable, CaseIterable {
        case connected = "CONNECTED"
        case disconnected = "DISCONNECTED"

        public init(isConnected: Bool) { self = isConnected ? .connected : .disconnected }
    }

    public let id: ID
    public let staff: Staff.ID?
    public let kind: Kind
    public let isConnected: Bool
    /// The Zoom user who hosts, by e-mail address or id; nil unless `kind` is `.zoom` (the schema's rule).
    public let zoomUser: String?

    public init(id: ID, staff: Staff.ID?, kind: Kind, isConnected: Bool, zoomUser: String? = nil) {
        self.id = id
        self.staff = staff
        self.kind = kind
        self.isConnected = isConnected
        self.zoomUser = zoomUser
    }
}

/// A meeting that Zoom made for one session, or for one course.
public struct ZoomMeeting: Sendable {
    public let account: Account.ID
    public let link: Link

    public init(account: Account.ID, link: Link) {
        self.account = account
        self.link = link
    }
}
