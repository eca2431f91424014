/// Holds all that the resolve rules look at for one session.
public struct SessionFacts: Sendable {
    public let site: Site
    public let session: Session
    public let service: Service
    /// The site's default account if it is connected.
    public let connectedDefault: Account?
    /// The account of the session's own staff member if it is connected.
    public let connectedStaffAccount: Account?
    /// The Zoom meetings made for this session, or for its course.
    public let meetings: [ZoomMeeting]
    let secret: SiteSecret

    public init(
        site: Site, session: Session, service: Service, connectedDefault: Account?, connectedStaffAccount: Account?,
        meetings: [ZoomMeeting], secret: SiteSecret
    ) {
        self.site = site
        self.session = session
        self.service = service
        self.connectedDefault = connectedDefault
        self.connectedStaffAccount = connectedStaffAccount
        self.meetings = meetings
        self.secret = secret
    }

    /// Answers with the link that `account` gives this session (<doc:LinkRules#Which-link>).
    func link(of account: Account, _ source: (Account.ID) -> Resolution.Source) -> Resolution {
        let source = source(account.id)
        switch account.kind {
        case .zoom:
            guard let meeting = meetings.first(where: { $0.account == account.id }) else {
                return .pending(.zoomMeetingMissing, source)
            }
            return .link(meeting.link, source)
        case .custom(let link):
            return .link(link.replacingPlaceholder(with: room), source)
        }
    }

    /// The unguessable word that stands for `{session}`: one for each session, one for a whole course.
    private var room: String {
        service.kind == .course
            ? secret.word(.courseRoom, site: site.id, row: service.id.rawValue)
            : secret.word(.sessionRoom, site: site.id, row: session.id.rawValue)
    }
}
