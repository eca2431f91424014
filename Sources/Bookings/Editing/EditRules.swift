/// Decides what becomes of an edit: who may make it, what is refused, and what it changes (<doc:Editing>). Total and pure.
public enum EditRules {
    /// Judges one edit: first who asks, then what it names, then the values.
    ///
    /// - `zones`: where time zones are known from.
    public static func judge(_ edit: Edit, by editor: Editor, in scene: EditScene, zones: Zones) throws(EditRefusal) -> Change {
        try find(edit.subject, in: scene)
        try permit(edit, by: editor, in: scene)
        switch edit {
        case .connectAccount(let staff, let connection): return try connect(staff, connection, in: scene)
        case .disconnectAccount(let staff): return try disconnect(staff, in: scene)
        case .addLink: return try linkState("link.add", .added, in: scene)
        case .setLink(_, let link): return try setLink(link, in: scene)
        case .removeLink: return try linkState("link.remove", .removed, in: scene)
        case .resetLink: return try linkState("link.reset", .inherit, in: scene)
        case .setCourseLink(let id, let link): return try courseLink("course-link.set", link, of: id, in: scene)
        case .resetCourseLink(let id): return try courseLink("course-link.reset", nil, of: id, in: scene)
        case .setConferencing(let id, let isOn): return try conferencing(isOn, of: id, in: scene)
        case .changeSettings(let change): return try settings(change, in: scene, zones: zones)
        case .rotateMember: return try rotateMember(in: scene)
        case .rotateSession: return try rotateSession(in: scene)
        case .eraseMember: return try erase(in: scene)
        }
    }

    /// The row that an edit names must be there.
    private static func find(_ subject: EditSubject?, in scene: EditScene) throws(EditRefusal) {
        guard let subject else { return }
        let isThere =
            switch subject {
            case .site(let id): scene.catalogue.site.id == id
            case .staff(let id): scene.catalogue.staff[id] != nil
            case .service(let id), .course(let id): scene.catalogue.services[id] != nil
            case .session(let id): scene.session?.id == id
            case .member(let id): scene.member?.id == id
            }
        if !isThere { throw .unknown(subject) }
    }

    /// A staff member may change their own account and sessions, and the links of courses they are assigned to.
    private static func permit(_ edit: Edit, by editor: Editor, in scene: EditScene) throws(EditRefusal) {
        guard case .staff(let staff) = editor else { return }
        guard scene.catalogue.staff[staff] != nil else { throw .unknown(.staff(staff)) }
        switch edit {
        case .connectAccount(let owner, _), .disconnectAccount(let owner):
            guard owner == staff else { throw .notTheirs(staff, .ownAccount(owner)) }
        case .setLink where scene.serviceOfSession?.kind == .course:
            guard let course = scene.serviceOfSession else { return }
            try permit(staff, course: course.id, in: scene)
        case .addLink(let id), .setLink(let id, _), .removeLink(let id), .resetLink(let id):
            guard scene.session?.staff == staff else { throw .notTheirs(staff, .ownSession(id, of: scene.session?.staff)) }
        case .setCourseLink(let course, _), .resetCourseLink(let course):
            try permit(staff, course: course, in: scene)
        case .setConferencing, .changeSettings, .rotateMember, .rotateSession, .eraseMember:
            throw .notTheirs(staff, .ownerOnly)
        }
    }

    private static func permit(_ staff: Staff.ID, course: Service.ID, in scene: EditScene) throws(EditRefusal) {
        guard scene.catalogue.assignments.contains(Assignment(service: course, staff: staff)) else {
            throw .notTheirs(staff, .assignedCourse(course))
        }
    }
}
