/// Where a session stands in time for one booking (<doc:Time>).
public enum BookingPhase: Hashable, Sendable {
    /// Cancelled before it was due, and its time is not over: on top of the page, though it counts as past.
    case cancelledAhead
    case upcoming
    case past

    /// - `isOver`: whether the session's end has come.
    public init(isOver: Bool, isCancelled: Bool, booking: Booking.Status) {
        if isOver {
            self = .past
        } else if isCancelled {
            self = booking.isOpen ? .cancelledAhead : .past
        } else {
            self = booking.isOpen ? .upcoming : .past
        }
    }
}
