/// Where a member meets a link.
public enum Surface: String, Sendable, CaseIterable {
    /// The page, its Markdown and calendar twins, and the session's join page.
    case myBookings = "my-bookings"
    /// Every automated mail and the calendar file attached to it.
    case email
}
