/// What an account is connected to.
public enum AccountConnection: Hashable, Sendable {
    /// The Zoom user, by e-mail address or id, who hosts the meetings.
    case zoom(user: String)
    /// One link for every session; its URL may hold `{session}`.
    case custom(Link)
}

extension Account {
    public var connection: AccountConnection {
        switch kind {
        case .zoom: .zoom(user: zoomUser ?? "")
        case .custom(let link): .custom(link)
        }
    }
}
