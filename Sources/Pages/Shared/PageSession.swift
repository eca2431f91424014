internal import Bookings
internal import Digests
private import Synchronization

/// All that pages say of one session, shared by every page that shows it.
///
/// A large site has hundreds of thousands of them, and a build mostly shows few: what is only shown is worked out when it first is.
final class PageSession: Sendable {
    let resolved: ResolvedSession
    /// Place among the site's sessions in order of id.
    let index: Int
    let service: PageService
    let isOver: Bool
    /// Digest of the rows and the link that all of this is made from; nil where no rows are behind it.
    let digest: Digest?
    private let descriptions: Descriptions
    private let known = AtomicLazyReference<Shown>()

    /// What pages show of it.
    private final class Shown: Sendable {
        let place: String
        let provider: Provider?
        let linkDetails: Markdown
        /// The path at which a visitor asks for the join page in the site's own language.
        let joinPath: String
        /// What My Bookings shows of the link to a confirmed client.
        let toConfirmed: Revelation

        init(_ resolved: ResolvedSession, _ descriptions: Descriptions) {
            let (session, resolution) = (resolved.session, resolved.resolution)
            joinPath = PageAddresses.joinPath(resolved.token)
            toConfirmed = resolved.onPages
            place = resolution.leadsSomewhere ? session.location.isEmpty ? resolved.service.location : session.location : ""
            provider = resolution.link.flatMap { Provider(url: $0.url) }
            linkDetails = descriptions.rendered(resolution.link?.details ?? "")
        }
    }

    /// - `now`: which side of it the session's end lies on is all that pages know of time.
    init(_ resolved: ResolvedSession, index: Int, service: PageService, descriptions: Descriptions, now: Instant) {
        let session = resolved.session
        self.resolved = resolved
        self.index = index
        self.service = service
        self.descriptions = descriptions
        isOver = SessionTimes(startsAt: session.startsAt, endsAt: session.endsAt, isCancelled: session.isCancelled, now: now).isOver
        digest = resolved.digest
    }

    private var shown: Shown {
        if let known = known.load() { return known }
        // Two threads may work it out: that costs less than one that waits.
        return known.storeIfNil(Shown(resolved, descriptions))
    }

    var id: Session.ID { resolved.id }
    var token: String { resolved.token }
    var times: SessionTimes {
        let session = resolved.session
        return SessionTimes(startsAt: session.startsAt, endsAt: session.endsAt, isCancelled: session.isCancelled, isOver: isOver)
    }
    var staff: String { resolved.staff?.name ?? "" }
    /// Where to go; empty for a session held by video, and for one that does not take place.
    var place: String { shown.place }
    /// Who runs the meeting, and the drawing for them; empty without a link. Part of the link: shown with it or not at all.
    var provider: String { shown.provider?.name ?? "" }
    var icon: String { shown.provider?.icon ?? "" }
    var linkDetails: Markdown { shown.linkDetails }

    /// Adds the session to a page's recipe; false where no rows are behind it.
    func add(to input: inout DigestInput) -> Bool {
        guard let digest else { return false }
        input.add(digest)
        input.add(isOver)
        return true
    }

    /// The path at which readers of an edition ask for the join page.
    func joinPath(in edition: Edition) -> String {
        edition.translation.map { PageAddresses.joinPath(token, in: $0) } ?? shown.joinPath
    }

    /// The whole address of the join page for readers of an edition.
    func joinPage(in edition: Edition) -> String { resolved.addresses.url(ofJoinPage: token, in: edition.translation) }

    /// What My Bookings shows of the link to a client whose booking has this status.
    func revelation(to status: Booking.Status) -> Revelation {
        status == .confirmed ? shown.toConfirmed : resolved.revelation(to: status, on: .myBookings)
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
