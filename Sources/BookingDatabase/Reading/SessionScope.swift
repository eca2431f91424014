public import Bookings

/// Which of a site's sessions are read: what concerns few need not wait for all.
public enum SessionScope: Sendable {
    case all
    case none
    case session(Session.ID)
    case service(Service.ID)
    case staff(Staff.ID)
    /// Those that clients may have to be told of: not over, or not over by what somebody was told.
    case unsettled(at: Instant)

    /// As an SQL condition on the table `session`.
    var condition: String {
        switch self {
        case .all: "TRUE"
        case .none: "FALSE"
        case .session(let id): "id = \(id.rawValue)"
        case .service(let id): "service_id = \(id.rawValue)"
        case .staff(let id): "staff_id = \(id.rawValue)"
        case .unsettled(let now):
            """
            EXISTS (SELECT 1 FROM delivery)
                AND (ends_at > \(now.seconds) OR id IN (SELECT session_id FROM delivery WHERE told_ends_at > \(now.seconds)))
            """
        }
    }
}
