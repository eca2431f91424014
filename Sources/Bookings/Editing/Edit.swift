/// What somebody asks to have changed (<doc:Editing>). `EditRules` judges it.
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

    /// The row that it names; nil for an edit of the site itself.
    public var subject: EditSubject? {
        switch self {
        case .connectAccount(let staff, _), .disconnectAccount(let staff): staff.map { .staff($0) }
        case .addLink(let id), .setLink(let id, _), .removeLink(let id), .resetLink(let id), .rotateSession(let id): .session(id)
        case .setCourseLink(let id, _), .resetCourseLink(let id), .setConferencing(let id, _): .service(id)
        case .rotateMember(let id), .eraseMember(let id): .member(id)
        case .changeSettings: nil
        }
    }
}
