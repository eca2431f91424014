extension EditRules {
    /// Sets a session's own link; on a session of a course, the course's: all its sessions share one (<doc:Editing>).
    static func setLink(_ link: Link, in scene: EditScene) throws(EditRefusal) -> Change {
        guard let session = scene.session, let service = scene.serviceOfSession, service.kind == .course else {
            return try linkState("link.set", .set(link), in: scene)
        }
        var notes = [
            "session \(session.id) belongs to `course:\(service.id)`: this is the course link, for all its past and future sessions"
        ]
        if case .removed = session.linkState {
            notes.append("session \(session.id) itself stays in person: `joinery link reset \(session.id)` brings it online")
        }
        return try courseLink("course-link.set", link, of: service.id, in: scene, notes: notes)
    }

    static func linkState(_ action: String, _ state: Session.LinkState, in scene: EditScene) throws(EditRefusal) -> Change {
        guard let session = scene.session else { throw .nothingAsked }
        var notes: [String] = []
        if case .set(let link) = state {
            try checkOwn(link)
            notes = warnings(of: link, at: .session(session.id))
        }
        return Change(
            action, .session(session.id), .linkState(session.id, state),
            [
                Change.Field("link_state", .text(session.linkState.code.rawValue), .text(state.code.rawValue)),
                Change.Field("link", Change.Value(session.linkState.link), Change.Value(state.link)),
            ], notes: notes)
    }

    static func courseLink(
        _ action: String, _ link: Link?, of id: Service.ID, in scene: EditScene, notes: [String] = []
    ) throws(EditRefusal) -> Change {
        guard let service = scene.catalogue.services[id] else { throw .unknown(.service(id)) }
        guard service.kind == .course else { throw .notACourse(id, service.kind) }
        if let link {
            guard scene.savedSessions > 0 else { throw .noSavedSession(id) }
            try checkOwn(link)
        }
        return Change(
            action, .course(id), .courseLink(id, link),
            [Change.Field("link", Change.Value(service.courseLink), Change.Value(link))],
            notes: notes + (link.map { warnings(of: $0, at: .course(id)) } ?? []))
    }

    /// A link that belongs to one session or course: nothing is put in for `{session}` there.
    private static func checkOwn(_ link: Link) throws(EditRefusal) {
        guard !link.hasPlaceholder else { throw .placeholder }
        try check(link)
    }

    static func check(_ link: Link) throws(EditRefusal) {
        if let flaw = LinkPolicy.flaw(in: link.url) { throw .unsafeLink(flaw) }
        let (password, description) = (link.password.utf8.count, link.details.utf8.count)
        guard password <= TextLimit.line else { throw .tooLong(.password, password, TextLimit.line) }
        guard description <= TextLimit.description else { throw .tooLong(.description, description, TextLimit.description) }
        guard !link.password.unicodeScalars.contains(where: \.isControl) else { throw .controlCharacter(.password) }
        guard !link.details.unicodeScalars.contains(where: { $0.isControl && $0 != "\n" && $0 != "\t" && $0 != "\r" }) else {
            throw .controlCharacter(.description)
        }
    }

    /// What `check` would warn of later (<doc:LinkRules#What-may-be-shown-at-all>).
    static func warnings(of link: Link, at place: LinkPlace) -> [String] {
        place.findings(in: link).map { "warning: \($0.subject) \($0.sentence)" }
    }
}

extension Unicode.Scalar {
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
