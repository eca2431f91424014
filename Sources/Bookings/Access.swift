/// Who gets to see a member's page (security.md).
public enum Access: String, Sendable, CaseIterable {
    /// Whoever has its address.
    case link
    /// Whoever the web server asked for that member's name and password.
    case login
}
