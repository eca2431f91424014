/// Who gets to see a member's page (<doc:Addresses#Paths>).
public enum Access: String, Sendable, CaseIterable {
    /// Whoever has its address.
    case link
    /// Whoever the web server asked for that member's name and password.
    case login

    /// Whether join pages may show links. With `login` a join page is one for all who are logged in, so it would let in a client whose
    /// booking was cancelled: it leads to My Bookings instead.
    public var joinPagesShowLinks: Bool { self == .link }
}
