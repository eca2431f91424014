/// Says which link a session has and where it came from, or why there is none (<doc:LinkRules#Which-link>).
public enum Resolution: Hashable, Sendable {
    case link(Link, Source)
    case none(Absence)
    case pending(Wait, Source)
    case withheld(Danger, Source)

    /// Where a link comes from, with the account that gives it.
    public enum Source: Hashable, Sendable {
        case course, session
        case staff(Account.ID)
        case site(Account.ID)

        /// The source as `data-reason` has it.
        public enum Code: String, Sendable, CaseIterable {
            case course, session, staff, site
        }

        public var code: Code {
            switch self {
            case .course: .course
            case .session: .session
            case .staff: .staff
            case .site: .site
            }
        }

        /// The account, where the link is an account's.
        public var account: Account.ID? {
            switch self {
            case .course, .session: nil
            case .staff(let account), .site(let account): account
            }
        }
    }

    /// Why a session has no link.
    public enum Absence: String, Sendable, CaseIterable {
        case plan
        case noDefaultAccount = "no-default-account"
        case sessionCancelled = "session-cancelled"
        case removed
        case inPerson = "in-person"
    }

    /// What a link waits for.
    public enum Wait: String, Sendable, CaseIterable {
        case zoomMeetingMissing = "zoom-meeting-missing"
    }

    /// Why a link may not be shown to anyone.
    public enum Danger: String, Sendable, CaseIterable {
        case unsafeLink = "unsafe-link"
    }

    public var link: Link? {
        if case .link(let link, _) = self { link } else { nil }
    }

    /// Where the link comes from, also while it is not made yet or may not be shown; nil where there is none.
    public var source: Source? {
        switch self {
        case .link(_, let source), .pending(_, let source), .withheld(_, let source): source
        case .none: nil
        }
    }

    /// The reason code, or the source where there is a link.
    public var reason: String {
        switch self {
        case .link(_, let source): source.code.rawValue
        case .none(let absence): absence.rawValue
        case .pending(let wait, _): wait.rawValue
        case .withheld(let danger, _): danger.rawValue
        }
    }

    /// What became of the link, in words; of the link itself, the provider.
    public var words: String {
        switch self {
        case .link(let link, let source): "a link of \(link.providerName), from the \(source.code.rawValue)"
        case .none(let absence): "no link (\(absence.rawValue))"
        case .pending(let wait, _): "no link yet (\(wait.rawValue))"
        case .withheld(let danger, _): "a link that is withheld (\(danger.rawValue))"
        }
    }
}
