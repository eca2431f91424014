/// All sessions of one site, resolved: by id, in order, of a course, of a booking.
///
/// Made once from a snapshot; what it says is true of that moment. A value whole when made, shared by all threads.
public struct Schedule: Sendable {
    public let catalogue: Catalogue
    public let addresses: PageAddresses
    /// In order of id.
    public let sessions: [ResolvedSession]
    private let places: IDIndex<Session>
    private let ofCourse: [Service.ID: [ResolvedSession]]

    /// - `sessions`: all of the site, in order of id.
    public init(_ catalogue: Catalogue, addresses: PageAddresses, sessions: [ResolvedSession]) {
        self.catalogue = catalogue
        self.addresses = addresses
        self.sessions = sessions
        places = IDIndex(sessions.lazy.map(\.id))
        ofCourse = Dictionary(grouping: sessions.lazy.filter(\.isOfCourse), by: \.session.service).mapValues { sessions in
            sessions.sorted { ($0.session.startsAt, $0.id) < ($1.session.startsAt, $1.id) }
        }
    }

    public var site: Site { catalogue.site }

    /// Finds a session; nil if it is not of this site.
    public subscript(id: Session.ID) -> ResolvedSession? { places[id].map { sessions[$0] } }

    /// The place of a session in `sessions`; nil if it is not of this site.
    public func index(of id: Session.ID) -> Int? { places[id] }

    /// The sessions of a course, in order of their start.
    public func sessions(ofCourse id: Service.ID) -> [ResolvedSession] { ofCourse[id] ?? [] }

    /// The sessions that a booking is for, in order of their start. A booking that names a session of another site has none.
    public func sessions(of booking: Booking) -> [ResolvedSession] {
        switch booking.target {
        case .session(let id): self[id].map { [$0] } ?? []
        case .course(let id): sessions(ofCourse: id)
        }
    }

    /// The service that a booking is for; nil if it is not of this site.
    public func service(of booking: Booking) -> Service? {
        switch booking.target {
        case .session(let id): self[id]?.service
        case .course(let id): catalogue.services[id]
        }
    }

    /// The next instant at which a page changes although nothing is edited: the first end still to come; nil if all is over.
    public func nextChange(after now: Instant) -> Instant? {
        sessions.lazy.map(\.session.endsAt).filter { $0 > now }.min()
    }

    /// What is true now of the session that an edit names, or of all the sessions of its service alike; nil where they differ.
    public func state(of edit: Edit) -> String? {
        switch edit.subject {
        case .session(let id): return self[id]?.resolution.words
        case .service(let id), .course(let id):
            let states = Set(sessions.lazy.filter { $0.session.service == id }.map(\.resolution.words))
            return states.count == 1 ? states.first : nil
        case .site, .staff, .member, nil: return nil
        }
    }
}
