/// Which part of which link a needle is, and where that link stands in the database.
struct LinkPart: Sendable {
    enum Kind: UInt8, Sendable {
        case url, password, description, joinPage

        var words: String {
            switch self {
            case .url: "the URL"
            case .password: "the password"
            case .description: "the description"
            case .joinPage: "the join page's address"
            }
        }
    }

    /// What a link may belong to, as `check` names it.
    enum Owner: UInt8, Sendable {
        case site, staff, course, session
    }

    let kind: Kind
    let owner: Owner
    /// Whether it leads somewhere: then no other text of a page excuses it.
    let isAddress: Bool
    /// Place in the list of providers.
    let provider: UInt16
    /// The owner's id; of a site its place among the sites.
    let row: Int64
}
