public import Digests

/// A client who has a My Bookings page.
public struct Member: Sendable {
    public typealias ID = Identifier<Member>

    public let id: ID
    public let firstName: String
    public let lastName: String
    public let email: String
    /// Nil: the site's.
    public let timeZone: String?
    /// Nil: the site's.
    public let language: String?
    /// Raised to revoke the old My Bookings address.
    public let pageGeneration: Int64
    public let externalID: String?
    /// Digest of all that was read of its row; nil where there is none behind it.
    public let row: Digest?

    public init(
        id: ID, firstName: String, lastName: String = "", email: String = "", timeZone: String? = nil, language: String? = nil,
        pageGeneration: Int64 = 0, externalID: String? = nil, row: Digest? = nil
    ) {
        self.id = id
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.timeZone = timeZone
        self.language = language
        self.pageGeneration = pageGeneration
        self.externalID = externalID
        self.row = row
    }

    /// What the member is called: of a name that is too long the beginning, so that nobody waits for it, the member least of all.
    public var name: String { TextLimit.beginning(of: wholeName) }

    /// The name as the rows have it, of any length.
    public var wholeName: String { lastName.isEmpty ? firstName : "\(firstName) \(lastName)" }
}

/// One member and all that the member booked, in order of the bookings' ids.
public struct BookedMember: Sendable {
    public let member: Member
    public let bookings: [Booking]

    public init(member: Member, bookings: [Booking]) {
        self.member = member
        self.bookings = bookings
    }
}
