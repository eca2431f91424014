internal import Bookings

/// All that pages say of one session, worked out once and shared by every page that shows it.
final class PageSession: Sendable {
    let resolved: ResolvedSession
    /// Place among the site's sessions in order of id.
    let index: Int
    let service: PageService
    /// Where to go; empty for a session held by video, and for one that does not take place.
    let place: String
    /// Who runs the meeting, and the drawing for them; empty without a link. Part of the link: shown with it or not at all.
    let provider: String
    let icon: String
    let linkDetails: Markdown
    /// Digest of all the rows above.
    let digest: UInt64

    init(_ resolved: ResolvedSession, index: Int, service: PageService, linkDetails: Markdown) {
        let (session, resolution) = (resolved.session, resolved.resolution)
        self.resolved = resolved
        self.index = index
        self.service = service
        self.linkDetails = linkDetails
        place = resolution.leadsSomewhere ? session.location.isEmpty ? service.location : session.location : ""
        let provider = resolution.link.flatMap { Provider(url: $0.url) }
        self.provider = provider?.name ?? ""
        icon = provider?.icon ?? ""
        var digest = StableDigest()
        digest.combine(service.digest)
        digest.combine(session.startsAt.seconds)
        digest.combine(session.endsAt.seconds)
        digest.combine(session.isCancelled)
        digest.combine(session.revision)
        digest.combine(resolved.staff?.name ?? "")
        digest.combine(place)
        digest.combine(resolution.reason)
        digest.combine(resolved.token)
        self.digest = digest.value
    }

    var id: Session.ID { resolved.id }
    var staff: String { resolved.staff?.name ?? "" }
    var token: String { resolved.token }

    var times: SessionTimes {
        let session = resolved.session
        return SessionTimes(startsAt: session.startsAt, endsAt: session.endsAt, isCancelled: session.isCancelled)
    }

    /// The path at which a visitor asks for the join page.
    func joinPath(_ form: PageForm) -> String { PageAddresses.joinPath(token, form) }
}

extension Resolution {
    /// Whether members go to a place: the session takes place, and without a link.
    fileprivate var leadsSomewhere: Bool {
        switch self {
        case .none(.sessionCancelled): false
        case .none: true
        case .link, .pending, .withheld: false
        }
    }
}
