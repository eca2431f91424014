/// What there is to tell a confirmed client of one session: when and where it is, and the way in.
///
/// Two that are equal leave nobody with anything old.
public struct Briefing: Hashable, Sendable {
    public let session: Session.ID
    public let service: Service.ID
    /// Whether it is booked as part of its course.
    public let isOfCourse: Bool
    public let told: Told
    public let resolution: Resolution
    /// What My Bookings shows.
    public let onPages: Revelation
    public let onJoinPage: Revelation
    public let inMails: Revelation
    /// The join page's address, whole.
    public let joinPage: String

    /// - Returns: nil if the session's service is not of this site.
    public init?(_ session: Session, meetings: [ZoomMeeting], in catalogue: Catalogue, secret: SiteSecret, access: Access) {
        guard let facts = catalogue.facts(of: session, meetings: meetings, secret: secret) else { return nil }
        let site = catalogue.site
        let resolution = LinkRules.resolve(facts)
        self.session = session.id
        service = session.service
        isOfCourse = facts.service.kind == .course
        told = Told(
            startsAt: session.startsAt, endsAt: session.endsAt,
            location: session.location.isEmpty ? facts.service.location : session.location, isCancelled: session.isCancelled)
        self.resolution = resolution
        onPages = LinkRules.reveal(resolution, booking: .confirmed, on: .myBookings, of: site)
        onJoinPage = LinkRules.revealOnJoinPage(resolution, of: site, access: access)
        inMails = LinkRules.reveal(resolution, booking: .confirmed, on: .email, of: site)
        joinPage =
            "\(site.baseURL)/j/\(secret.word(.join, site: site.id, row: session.id.rawValue, generation: session.pageGeneration)).html"
    }

    /// The way in that a client is told: the join page while it shows the link, else the link itself; `noLink` without one.
    public var wayIn: LinkDigest {
        guard let link = resolution.link else { return .noLink }
        return onJoinPage.link == nil ? LinkDigest(of: link) : LinkDigest(ofJoinPage: joinPage)
    }

    /// What a client's knowledge is compared with. Worked out once for a session, however many its clients.
    public var current: Current {
        Current(
            told: told, link: resolution.link.map { LinkDigest(of: $0) }, joinPage: LinkDigest(ofJoinPage: joinPage),
            joinPageShowsLink: onJoinPage.link != nil)
    }

    public struct Current: Sendable {
        let told: Told
        let link: LinkDigest?
        let joinPage: LinkDigest
        let joinPageShowsLink: Bool
    }
}

/// Time, place and status of a session as a client was told them.
public struct Told: Hashable, Sendable {
    public let startsAt: Instant
    public let endsAt: Instant
    /// The session's own place, else its service's; may be empty.
    public let location: String
    public let isCancelled: Bool

    public init(startsAt: Instant, endsAt: Instant, location: String, isCancelled: Bool) {
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.location = location
        self.isCancelled = isCancelled
    }
}
