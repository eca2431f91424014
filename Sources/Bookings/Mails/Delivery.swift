/// What a client was told of a session, and when.
public struct Delivery: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case confirmation = "CONFIRMATION"
        case reminder = "REMINDER"
        case notice = "NOTICE"
        /// The owner told them.
        case byHand = "BY_HAND"
    }

    public let kind: Kind
    public let deliveredAt: Instant
    /// Of the link, of the join page's address, or `noLink`.
    public let link: LinkDigest
    public let told: Told

    public init(kind: Kind, deliveredAt: Instant, link: LinkDigest, told: Told) {
        self.kind = kind
        self.deliveredAt = deliveredAt
        self.link = link
        self.told = told
    }
}

extension Sequence<Delivery> {
    /// What the client knows. Of two in one second, the later of `Kind.allCases`: people speak after machines.
    public var newest: Delivery? {
        let order = Delivery.Kind.allCases
        return self.max {
            ($0.deliveredAt, order.firstIndex(of: $0.kind) ?? 0) < ($1.deliveredAt, order.firstIndex(of: $1.kind) ?? 0)
        }
    }
}
