/// What somebody asks to have changed (rules.md 3). `EditRules` judges it.
public enum Edit: Sendable {
    /// Connects the site's default account (no staff) or a staff member's own; without a connection, the stored one again.
    case connectAccount(of: Staff.ID?, AccountConnection?)
    case disconnectAccount(of: Staff.ID?)
    /// The account's link on a session that was in person.
    case addLink(Session.ID)
    /// A link of the session's own; on a session of a course, the course link.
    case setLink(Session.ID, Link)
    /// In person now.
    case removeLink(Session.ID)
    /// Back to what the service says.
    case resetLink(Session.ID)
    case setCourseLink(Service.ID, Link)
    case resetCourseLink(Service.ID)
    case setConferencing(Service.ID, Bool)
    case changeSettings(SettingsChange)
    case rotateMember(Member.ID)
    case rotateSession(Session.ID)
    case eraseMember(Member.ID)

    /// The session it names.
    public var session: Session.ID? {
        switch self {
        case .addLink(let id), .setLink(let id, _), .removeLink(let id), .resetLink(let id), .rotateSession(let id): id
        default: nil
        }
    }

    /// The service it names.
    public var service: Service.ID? {
        switch self {
        case .setCourseLink(let id, _), .resetCourseLink(let id), .setConferencing(let id, _): id
        default: nil
        }
    }

    /// The member it names.
    public var member: Member.ID? {
        switch self {
        case .rotateMember(let id), .eraseMember(let id): id
        default: nil
        }
    }

    /// The staff member whose account it is about.
    public var staff: Staff.ID? {
        switch self {
        case .connectAccount(let id, _), .disconnectAccount(let id): id
        default: nil
        }
    }
}
