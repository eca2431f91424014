import Algorithms
import Bookings

/// What the rules say of the links of one site's sessions: by session, as few bytes as will do.
struct SiteLinks: Sendable {
    struct Row: Sendable {
        let session: Int64
        let url: Needle
        let password: Needle
        /// Place in the list of descriptions; -1 for none.
        let description: Int32
        let token: Needle
        let service: Int32
        let staff: Int32
        /// One bit for each status of a booking that the link is shown to, and one for the join page.
        let shown: UInt8

        func isShown(to viewer: Int) -> Bool { shown >> UInt8(viewer) & 1 != 0 }
    }

    /// The bit of the join page, behind those of the statuses.
    static let joinPage = Booking.Status.allCases.count

    let site: Site
    /// In order of the sessions' ids.
    private(set) var rows: [Row] = []
    /// Sessions of each course by place in `rows`; courses by place among the services.
    private(set) var ofCourse: [Int32: [Int32]] = [:]
    /// Places of their own, by place in `rows`.
    private(set) var locations: [(row: Int32, text: String)] = []
    let services: [Service]
    let staff: [Staff]
    private let serviceNumbers: [Service.ID: Int32]
    private let staffNumbers: [Staff.ID: Int32]

    /// What the addresses of the site's own pages begin with.
    let addressPrefixes: [String]
    /// Whether a join page's address is its key.
    let joinPagesShowLinks: Bool

    init(_ schedule: Schedule) {
        let catalogue = schedule.catalogue
        site = catalogue.site
        addressPrefixes = schedule.addresses.privatePrefixes
        joinPagesShowLinks = schedule.addresses.access.joinPagesShowLinks
        services = catalogue.services.values.sorted { $0.id < $1.id }
        staff = catalogue.staff.values.sorted { $0.id < $1.id }
        serviceNumbers = Dictionary(uniqueKeysWithValues: services.enumerated().map { ($1.id, Int32($0)) })
        staffNumbers = Dictionary(uniqueKeysWithValues: staff.enumerated().map { ($1.id, Int32($0)) })
    }

    /// Adds a session, in order of id.
    mutating func add(_ resolved: ResolvedSession, _ parts: SecretLinks.Parts, token: Needle) {
        let (session, number) = (resolved.session, Int32(rows.count))
        let service = serviceNumbers[session.service] ?? -1
        if service >= 0, services[Int(service)].kind == .course { ofCourse[service, default: []].append(number) }
        if !session.location.isEmpty { locations.append((number, session.location)) }
        rows.append(
            Row(
                session: session.id.rawValue, url: parts.url, password: parts.password, description: parts.description, token: token,
                service: service, staff: session.staff.flatMap { staffNumbers[$0] } ?? -1, shown: shown(resolved)))
    }

    /// The place of a session; nil if it is none of this site's.
    func number(of session: Int64) -> Int32? {
        let place = rows.partitioningIndex { $0.session >= session }
        return place < rows.count && rows[place].session == session ? Int32(place) : nil
    }

    func number(of course: Service.ID) -> Int32? { serviceNumbers[course] }

    /// Calls `body` with the place of each session that a booking is for.
    func forEachSession(of target: Booking.Target, _ body: (Int32) -> Void) {
        switch target {
        case .session(let id): number(of: id.rawValue).map(body)
        case .course(let id): number(of: id).flatMap { ofCourse[$0] }?.forEach(body)
        }
    }

    private func shown(_ resolved: ResolvedSession) -> UInt8 {
        guard resolved.resolution.link != nil else { return 0 }
        var bits: UInt8 = 0
        for (number, status) in Booking.Status.allCases.enumerated()
        where resolved.revelation(to: status, on: .myBookings).link != nil {
            bits |= 1 << UInt8(number)
        }
        if resolved.onJoinPage.link != nil { bits |= 1 << UInt8(Self.joinPage) }
        return bits
    }
}
