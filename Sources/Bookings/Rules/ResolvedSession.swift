private import Synchronization

/// A session with its link resolved: what each surface shows of it, and where its join page is.
///
/// Made once from the rows (``Schedule``) and shared by everything that speaks of a session: pages, mails, edits, Zoom, preview, `explain`,
/// `check` and the search for leaks. A class, since a large site has hundreds of thousands of them, each with many holders.
///
/// Two that are equal leave no client with anything old.
public final class ResolvedSession: Sendable {
    public let session: Session
    public let service: Service
    public let staff: Staff?
    /// The Zoom meetings made for this session, not those made for its course.
    public let meetings: [ZoomMeeting]
    public let resolution: Resolution
    public let addresses: PageAddresses
    private let knownToken = AtomicLazyReference<JoinToken>()

    /// - Returns: nil if the session's service is not of this site.
    public convenience init?(_ session: Session, meetings: [ZoomMeeting], in catalogue: Catalogue, addresses: PageAddresses) {
        guard let facts = catalogue.facts(of: session, meetings: meetings, secret: addresses.secret) else { return nil }
        self.init(
            session, meetings: meetings, service: facts.service, staff: session.staff.flatMap { catalogue.staff[$0] },
            resolution: LinkRules.resolve(facts), addresses: addresses)
    }

    init(
        _ session: Session, meetings: [ZoomMeeting], service: Service, staff: Staff?, resolution: Resolution, addresses: PageAddresses
    ) {
        self.session = session
        self.meetings = meetings
        self.service = service
        self.staff = staff
        self.resolution = resolution
        self.addresses = addresses
    }

    /// The part of the join page's address that cannot be guessed. Made when it is first asked for: after an edit few are.
    public var token: String {
        if let known = knownToken.load() { return known.text }
        return knownToken.storeIfNil(JoinToken(text: addresses.token(of: session))).text
    }

    private final class JoinToken: Sendable {
        let text: String

        init(text: String) { self.text = text }
    }

    public var id: Session.ID { session.id }

    /// Whether it is booked as part of its course.
    public var isOfCourse: Bool { service.kind == .course }

    /// The whole address of the join page.
    public var joinPage: String { addresses.url(ofJoinPage: token) }

    // MARK: What surfaces show

    /// What a client whose booking has this status gets to see on a surface.
    public func revelation(to booking: Booking.Status, on surface: Surface) -> Revelation {
        LinkRules.reveal(resolution, booking: booking, on: surface, of: addresses.site)
    }

    /// What My Bookings shows to a confirmed client.
    public var onPages: Revelation { revelation(to: .confirmed, on: .myBookings) }

    /// What a mail to a confirmed client shows.
    public var inMails: Revelation { revelation(to: .confirmed, on: .email) }

    public var onJoinPage: Revelation { LinkRules.revealOnJoinPage(resolution, of: addresses.site, access: addresses.access) }

    // MARK: What clients are told

    /// What there is to tell a confirmed client: when and where it is.
    public var told: Told {
        Told(
            startsAt: session.startsAt, endsAt: session.endsAt, location: session.location.isEmpty ? service.location : session.location,
            attendance: session.isCancelled ? .sessionCancelled : .expected)
    }

    /// Whether clients are told the join page and not the link: it shows the link, so a later edit leaves no client with an old one.
    public var joinPageIsTold: Bool { onJoinPage.link != nil }

    /// The way in that a client is told: the join page while it shows the link, else the link itself; `noLink` without one.
    public var joinDigest: LinkDigest {
        guard let link = resolution.link else { return .noLink }
        return joinPageIsTold ? LinkDigest(ofJoinPage: joinPage) : LinkDigest(of: link)
    }

    /// What a client's knowledge is compared with. Worked out once for a session, however many its clients.
    public var current: Current {
        Current(
            told: told, link: resolution.link.map { LinkDigest(of: $0) }, joinPage: LinkDigest(ofJoinPage: joinPage),
            joinPageShowsLink: joinPageIsTold)
    }

    public struct Current: Sendable {
        let told: Told
        let link: LinkDigest?
        let joinPage: LinkDigest
        let joinPageShowsLink: Bool
    }
}

extension ResolvedSession: Equatable {
    public static func == (left: ResolvedSession, right: ResolvedSession) -> Bool {
        (left.id, left.service.id, left.isOfCourse, left.told, left.resolution) == (
            right.id, right.service.id, right.isOfCourse, right.told, right.resolution
        )
            && (left.onPages, left.onJoinPage, left.inMails, left.joinPage) == (
                right.onPages, right.onJoinPage, right.inMails, right.joinPage
            )
    }
}
