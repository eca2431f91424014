internal import Bookings

/// All that pages say of one session, worked out once and shared by every page that shows it.
final class SessionSheet: Sendable {
    let id: Session.ID
    /// Place among the site's sessions in order of id.
    let index: Int
    let service: ServiceSheet
    let times: SessionTimes
    /// Calendars' SEQUENCE.
    let revision: Int64
    let staff: String
    /// Where to go; empty for a session held by video, and for one that does not take place.
    let place: String
    let resolution: Resolution
    /// Who runs the meeting, and the drawing that stands for them; empty without a link. Part of the link: shown with it or not at all.
    let provider: String
    let icon: String
    let linkDetails: Markdown
    /// The unguessable part of the join page's address.
    let token: String
    /// Digest of all the rows above.
    let digest: UInt64

    init(
        _ session: Session, index: Int, service: ServiceSheet, staff: String, resolution: Resolution, linkDetails: Markdown, token: String
    ) {
        id = session.id
        self.index = index
        self.service = service
        times = SessionTimes(startsAt: session.startsAt, endsAt: session.endsAt, isCancelled: session.isCancelled)
        revision = session.revision
        self.staff = staff
        place = resolution.leadsSomewhere ? session.location.isEmpty ? service.location : session.location : ""
        self.resolution = resolution
        let provider = resolution.link.flatMap { Provider(url: $0.url) }
        self.provider = provider?.name ?? ""
        icon = provider?.icon ?? ""
        self.linkDetails = linkDetails
        self.token = token
        var digest = StableDigest()
        digest.combine(service.digest)
        digest.combine(session.startsAt.seconds)
        digest.combine(session.endsAt.seconds)
        digest.combine(session.isCancelled)
        digest.combine(session.revision)
        digest.combine(staff)
        digest.combine(place)
        digest.combine(resolution.reason)
        digest.combine(token)
        self.digest = digest.value
    }

    /// The join page's path from the web root.
    var joinPage: String { "/j/\(token).html" }
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
