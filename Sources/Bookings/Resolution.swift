/// Says which link a session has and where it came from, or why there is none (rules.md 1).
public enum Resolution: Hashable, Sendable {
    case link(Link, Source)
    case none(Absence)
    case pending(Wait)
    case withheld(Danger)

    /// Where a link came from.
    public enum Source: String, Sendable, CaseIterable {
        case course, session, staff, site
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
}

extension Resolution {
    /// The reason code, or the source where there is a link.
    public var reason: String {
        switch self {
        case .link(_, let source): source.rawValue
        case .none(let absence): absence.rawValue
        case .pending(let wait): wait.rawValue
        case .withheld(let danger): danger.rawValue
        }
    }
    /// What became of the link, in words; of the link itself, the provider.
    public var words: String {
        switch self {
        case .link(let link, let source): "a link of \(link.providerName), from the \(source.rawValue)"
        case .none(let absence): "no link (\(absence.rawValue))"
        case .pending(let wait): "no link yet (\(wait.rawValue))"
        case .withheld(let danger): "a link that is withheld (\(danger.rawValue))"
        }
    }
}
