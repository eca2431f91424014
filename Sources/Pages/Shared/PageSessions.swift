internal import Bookings

/// All sessions of one site as pages show them. Made once, then shared by all threads.
struct PageSessions: Sendable {
    let schedule: Schedule
    /// In order of id.
    let inOrder: [PageSession]
    /// From the first start to the last end; nil without a session.
    let span: ClosedRange<Instant>?
    private let services: [Service.ID: PageService]
    private let ofCourse: [Service.ID: [PageSession]]

    init(_ schedule: Schedule, now: Instant) {
        self.schedule = schedule
        let services = schedule.catalogue.services.mapValues(PageService.init)
        let descriptions = Descriptions()
        let inOrder = schedule.sessions.enumerated().map { index, resolved in
            PageSession(
                resolved, index: index, service: services[resolved.service.id] ?? .missing, descriptions: descriptions, now: now)
        }
        let starts = schedule.sessions.lazy.map(\.session.startsAt).min()
        let ends = schedule.sessions.lazy.map(\.session.endsAt).max()
        span = starts.map { start in start...max(start, ends ?? start) }
        ofCourse = schedule.catalogue.services.filter { $0.value.kind == .course }.mapValues { course in
            schedule.sessions(ofCourse: course.id).compactMap { schedule.index(of: $0.id).map { inOrder[$0] } }
        }
        self.services = services
        self.inOrder = inOrder
    }

    var site: Site { schedule.site }
    var addresses: PageAddresses { schedule.addresses }

    /// Finds a session; nil if it is not of this site.
    subscript(id: Session.ID) -> PageSession? { schedule.index(of: id).map { inOrder[$0] } }

    /// The sessions that a booking is for, in order of their start. A booking that names a session of another site has none (a finding
    /// about its reference stops such a build).
    func sessions(of target: Booking.Target) -> [PageSession] {
        switch target {
        case .session(let id): self[id].map { [$0] } ?? []
        case .course(let id): ofCourse[id] ?? []
        }
    }

    /// The service that a booking is for.
    func service(of target: Booking.Target) -> PageService {
        switch target {
        case .session(let id): self[id]?.service ?? .missing
        case .course(let id): services[id] ?? .missing
        }
    }
}
