/// Holds what the sessions of one site refer to.
public struct Catalogue: Sendable {
    public let site: Site
    public let staff: [Staff.ID: Staff]
    public let accounts: [Account]
    public let services: [Service.ID: Service]
    public let assignments: Set<Assignment>
    /// The Zoom meetings made for courses.
    public let courseMeetings: [Service.ID: [ZoomMeeting]]

    private let connectedDefault: Account?
    private let connectedStaffAccounts: [Staff.ID: Account]

    public init(
        site: Site, staff: [Staff], accounts: [Account], services: [Service], assignments: Set<Assignment>,
        courseMeetings: [Service.ID: [ZoomMeeting]]
    ) {
        self.site = site
        self.staff = Dictionary(staff.map { ($0.id, $0) }) { first, _ in first }
        self.accounts = accounts
        self.services = Dictionary(services.map { ($0.id, $0) }) { first, _ in first }
        self.assignments = assignments
        self.courseMeetings = courseMeetings
        connectedDefault = accounts.first { $0.staff == nil && $0.isConnected }
        connectedStaffAccounts = Dictionary(
            accounts.compactMap { account in account.isConnected ? account.staff.map { ($0, account) } : nil }
        ) { first, _ in first }
    }

    /// Gathers what the rules look at for one session; nil if its service is not of this site.
    public func facts(of session: Session, meetings: [ZoomMeeting], secret: SiteSecret) -> SessionFacts? {
        guard let service = services[session.service] else { return nil }
        return SessionFacts(
            site: site, session: session, service: service, connectedDefault: connectedDefault,
            connectedStaffAccount: session.staff.flatMap { connectedStaffAccounts[$0] },
            meetings: service.kind == .course ? courseMeetings[service.id] ?? [] : meetings, secret: secret)
    }
}

/// Says that a staff member gives a service.
public struct Assignment: Hashable, Sendable {
    public let service: Service.ID
    public let staff: Staff.ID

    public init(service: Service.ID, staff: Staff.ID) {
        self.service = service
        self.staff = staff
    }
}
