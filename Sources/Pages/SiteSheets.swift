public import Bookings

/// All sessions of one site as pages show them. Filled once, then shared by all threads.
public struct SiteSheets: Sendable {
    let site: Site
    private(set) var sessions: [Session.ID: SessionSheet] = [:]
    /// In order of id.
    private(set) var inOrder: [SessionSheet] = []
    /// In order of their start.
    private(set) var ofCourse: [Service.ID: [SessionSheet]] = [:]
    /// From the first start to the last end.
    private(set) var span = Instant.distantFuture...Instant.distantFuture

    let addresses: PageAddresses
    private let services: [Service.ID: ServiceSheet]
    private let staff: [Staff.ID: Staff]
    private var descriptions: [String: Markdown] = [:]

    public init(_ catalogue: Catalogue, addresses: PageAddresses) {
        site = catalogue.site
        self.addresses = addresses
        services = catalogue.services.mapValues(ServiceSheet.init)
        staff = catalogue.staff
    }

    /// Adds a session, in order of id, with what the rules say of it.
    public mutating func add(_ session: Session, _ resolution: Resolution) {
        guard let service = services[session.service] else { return }
        let sheet = SessionSheet(
            session, index: inOrder.count, service: service, staff: session.staff.flatMap { staff[$0]?.name } ?? "", resolution: resolution,
            linkDetails: rendered(resolution.link?.details ?? ""),
            token: addresses.token(of: session))
        sessions[session.id] = sheet
        inOrder.append(sheet)
        if service.isCourse { ofCourse[session.service, default: []].append(sheet) }
        let (start, end) = (session.startsAt, session.endsAt)
        span = inOrder.count == 1 ? start...end : min(span.lowerBound, start)...max(span.upperBound, end)
    }

    /// Puts courses' sessions in order once all are there.
    public mutating func finish() {
        for course in ofCourse.keys {
            ofCourse[course]?.sort { ($0.times.startsAt, $0.id) < ($1.times.startsAt, $1.id) }
        }
        descriptions = [:]
    }

    /// The next instant at which a page changes with nothing edited: the first end still to come; nil if all is over.
    public func nextChange(after now: Instant) -> Instant? {
        inOrder.lazy.map(\.times.endsAt).filter { $0 > now }.min()
    }

    func service(_ id: Service.ID) -> ServiceSheet? { services[id] }

    /// Most sessions share their link's description with many others.
    private mutating func rendered(_ text: String) -> Markdown {
        if text.isEmpty { return .empty }
        if let known = descriptions[text] { return known }
        let rendered = Markdown(text)
        descriptions[text] = rendered
        return rendered
    }
}
