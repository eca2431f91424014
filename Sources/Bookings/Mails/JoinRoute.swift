/// What a client is told of the way into a session.
public enum JoinRoute: Hashable, Sendable {
    /// The address of the join page, whole: it stays the same when the link changes.
    case joinPage(String)
    case link(Link)
    /// Nothing: there is no link, or it is shown elsewhere.
    case nothing

    /// As `delivery.link_digest` has it.
    public var digest: LinkDigest {
        switch self {
        case .joinPage(let address): LinkDigest(ofJoinPage: address)
        case .link(let link): LinkDigest(of: link)
        case .nothing: .noLink
        }
    }
}

extension ResolvedSession {
    /// What a mail tells: the join page while it shows the link, so that a later edit strands nobody, else the link itself
    /// (<doc:LinkRules#Who-sees-it>).
    public var routeInMails: JoinRoute {
        guard let link = inMails.link else { return .nothing }
        return joinPageIsTold ? .joinPage(joinPage) : .link(link)
    }
}
