/// Which part of which link a needle is, and where that link stands in the database.
struct LinkPart: Sendable {
    enum Kind: UInt8, Sendable {
        case url, password, joinPage
        /// Five words of a description, and what else gives one away.
        case description, address, number, code
        /// Where a booking is changed or cancelled.
        case managing

        var words: String {
            switch self {
            case .url: "the URL"
            case .password: "the password"
            case .joinPage: "the join page's address"
            case .description: "the description"
            case .address: "an address in the description"
            case .number: "a number in the description"
            case .code: "a code in the description"
            case .managing: "the address that changes or cancels"
            }
        }

        /// Whether it is of a description, which is looked for on the pages of its own site only.
        var isOfDescription: Bool {
            switch self {
            case .url, .password, .joinPage, .managing: false
            case .description, .address, .number, .code: true
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
    /// Place of the link's site among the sites.
    let site: Int32
    /// The owner's id; of a site its place among the sites.
    let row: Int64

    /// Whether a needle that is both is named after this part rather than after the other.
    func goesBefore(_ other: LinkPart) -> Bool {
        isAddress && !other.isAddress || isAddress == other.isAddress && !kind.isOfDescription && other.kind.isOfDescription
    }
}
