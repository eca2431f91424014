internal import Bookings
internal import Digests

/// All that pages say of one session, worked out once and shared by every page that shows it.
final class PageSession: Sendable {
    let resolved: ResolvedSession
    /// Place among the site's sessions in order of id.
    let index: Int
    let service: PageService
    let times: SessionTimes
    let staff: String
    /// Where to go; empty for a session held by video, and for one that does not take place.
    let place: String
    /// Who runs the meeting, and the drawing for them; empty without a link. Part of the link: shown with it or not at all.
    let provider: String
    let icon: String
    let linkDetails: Markdown
    /// The path at which a visitor asks for the join page in the site's own language.
    private let joinPath: String
    /// What My Bookings shows of the link to a confirmed client.
    private let toConfirmed: Revelation
    /// Digest of the rows and the link that all of this is made from; nil where no rows are behind it.
    let digest: Digest?

    /// - `now`: which side of it the session's end lies on is all that pages know of time.
    init(_ resolved: ResolvedSession, index: Int, service: PageService, linkDetails: Markdown, now: Instant) {
        let (session, resolution) = (resolved.session, resolved.resolution)
        self.resolved = resolved
        self.index = index
        self.service = service
        self.linkDetails = linkDetails
        times = SessionTimes(startsAt: session.startsAt, endsAt: session.endsAt, isCancelled: session.isCancelled, now: now)
        staff = resolved.staff?.name ?? ""
        joinPath = PageAddresses.joinPath(resolved.token)
        toConfirmed = resolved.onPages
        place = resolution.leadsSomewhere ? session.location.isEmpty ? service.location : session.location : ""
        let provider = resolution.link.flatMap { Provider(url: $0.url) }
        self.provider = provider?.name ?? ""
        icon = provider?.icon ?? ""
        digest = resolved.digest
    }

    /// Adds the session to a page's recipe; false where no rows are behind it.
    func add(to input: inout DigestInput) -> Bool {
        guard let digest else { return false }
        input.add(digest)
        input.add(times.isOver)
        return true
    }

    var id: Session.ID { resolved.id }
    var token: String { resolved.token }

    /// The path at which readers of an edition ask for the join page.
    func joinPath(in edition: Edition) -> String {
        edition.translation.map { PageAddresses.joinPath(token, in: $0) } ?? joinPath
    }

    /// The whole address of the join page for readers of an edition.
    func joinPage(in edition: Edition) -> String { resolved.addresses.url(ofJoinPage: token, in: edition.translation) }

    /// What My Bookings shows of the link to a client whose booking has this status.
    func revelation(to status: Booking.Status) -> Revelation {
        status == .confirmed ? toConfirmed : resolved.revelation(to: status, on: .myBookings)
    }
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
