/// Holds what the edit rules look at.
public struct EditScene: Sendable {
    public let catalogue: Catalogue
    /// The session that the edit names, if it is there and of this site.
    public let session: Session?
    /// The member that the edit names, with the number of bookings that go where the member goes.
    public let member: Member?
    public let bookingsOfMember: Int
    /// How many sessions the course has that the edit is about.
    public let savedSessions: Int

    public init(catalogue: Catalogue, session: Session? = nil, member: Member? = nil, bookingsOfMember: Int = 0, savedSessions: Int = 0) {
        self.catalogue = catalogue
        self.session = session
        self.member = member
        self.bookingsOfMember = bookingsOfMember
        self.savedSessions = savedSessions
    }

    func account(of staff: Staff.ID?) -> Account? {
        catalogue.accounts.first { $0.staff == staff }
    }

    /// The service of the session that the edit names.
    var serviceOfSession: Service? { session.flatMap { catalogue.services[$0.service] } }
}
