/// Where links come from: a site's default account (no staff), or a staff member's own.
public struct Account: Sendable {
    public typealias ID = Identifier<Account>

    public enum Kind: Sendable {
        /// A meeting of its own for each session, made in Zoom.
        case zoom
        /// One link, the same for every session; its URL may hold `{session}`.
        case custom(Link)
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
