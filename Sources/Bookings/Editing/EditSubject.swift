/// The row that a change is about, in the form of `change_log.subject`.
public enum EditSubject: Hashable, Sendable, CustomStringConvertible {
    case site(Site.ID)
    case staff(Staff.ID)
    case service(Service.ID)
    case course(Service.ID)
    case session(Session.ID)
    case member(Member.ID)

    public var description: String {
        switch self {
        case .site(let id): "site:\(id)"
        case .staff(let id): "staff:\(id)"
        case .service(let id): "service:\(id)"
        case .course(let id): "course:\(id)"
        case .session(let id): "session:\(id)"
        case .member(let id): "member:\(id)"
        }
    }
}
