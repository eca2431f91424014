/// Whether a client is to come to a session: what they were told of it, or what is so (<doc:Mails#What-a-client-expects>).
///
/// The words are those of `delivery.told_status`.
public enum Attendance: String, Sendable, CaseIterable {
    /// They have a place, and the session takes place.
    case expected = "CONFIRMED"
    case sessionCancelled = "CANCELLED"
    /// They have no place in it: the booking is not confirmed, or is for another session.
    case notBooked = "NOT_BOOKED"
}

extension Booking {
    /// Whether a session is what the booking is for, or part of it.
    public func isFor(_ resolved: ResolvedSession) -> Bool {
        switch target {
        case .session(let id): resolved.id == id
        case .course(let id): resolved.isOfCourse && resolved.service.id == id
        }
    }

    /// What is so for the client of this booking.
    public func attendance(of resolved: ResolvedSession) -> Attendance {
        guard status == .confirmed, isFor(resolved) else { return .notBooked }
        return resolved.session.isCancelled ? .sessionCancelled : .expected
    }
}
