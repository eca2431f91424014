extension EditRules {
    static func connect(_ staff: Staff.ID?, _ wanted: AccountConnection?, in scene: EditScene) throws(EditRefusal) -> Change {
        if let staff, scene.account(of: nil)?.isConnected != true { throw .noDefaultAccount(staff) }
        let stored = scene.account(of: staff)
        guard let connection = wanted ?? stored?.connection else { throw .noAccount(staff) }
        try check(connection)
        return Change(
            "account.connect", subject(staff, in: scene),
            .connectAccount(
                stored?.id, of: staff, connection, forgetsMeetings: stored.map { movesAway(from: $0, to: connection) } ?? false),
            fields(from: stored, isConnected: true, connection),
            notes: notes(from: stored, to: connection, at: staff.map { .staffAccount($0) } ?? .siteAccount(scene.catalogue.site.id)))
    }

    static func disconnect(_ staff: Staff.ID?, in scene: EditScene) throws(EditRefusal) -> Change {
        guard let stored = scene.account(of: staff) else { throw .noAccount(staff) }
        return Change(
            "account.disconnect", subject(staff, in: scene), .disconnectAccount(stored.id),
            fields(from: stored, isConnected: false, stored.connection),
            notes: staff == nil
                ? ["without a default account no session shows a link; everything stays stored and comes back when it is connected again"]
                : [])
    }

    private static func subject(_ staff: Staff.ID?, in scene: EditScene) -> EditSubject {
        staff.map { .staff($0) } ?? .site(scene.catalogue.site.id)
    }

    /// Whether the meetings made with the account belong to what it was connected to before (<doc:Editing>).
    private static func movesAway(from account: Account, to connection: AccountConnection) -> Bool {
        guard case .zoom = account.connection else { return false }
        return account.connection != connection
    }

    private static func notes(from stored: Account?, to connection: AccountConnection, at place: LinkPlace) -> [String] {
        var notes: [String] = []
        if let stored, movesAway(from: stored, to: connection) {
            notes.append("its Zoom meetings are forgotten: they belong to what it was connected to before")
        }
        switch connection {
        case .zoom: notes.append("`joinery zoom sync` makes its meetings")
        case .custom(let link):
            if link.hasPlaceholder { notes.append("`{session}` becomes a room of its own for each session and course") }
            notes += warnings(of: link.replacingPlaceholder(with: word), at: place)
        }
        return notes
    }

    private static func fields(from stored: Account?, isConnected: Bool, _ connection: AccountConnection) -> [Change.Field] {
        let (before, after) = (stored.map { values($0.connection) }, values(connection))
        return [
            Change.Field("status", stored.map { status($0.isConnected) } ?? .absent, status(isConnected)),
            Change.Field("type", before?.type ?? .absent, after.type),
            Change.Field("zoom_user", before?.user ?? .absent, after.user),
            Change.Field("link", before?.link ?? .absent, after.link),
        ]
    }

    private static func status(_ isConnected: Bool) -> Change.Value { .text(Account.Status(isConnected: isConnected).rawValue) }

    private static func values(_ connection: AccountConnection) -> (type: Change.Value, user: Change.Value, link: Change.Value) {
        switch connection {
        case .zoom(let user): (.text(Account.Kind.Code.zoom.rawValue), .text(user), .absent)
        case .custom(let link): (.text(Account.Kind.Code.custom.rawValue), .absent, Change.Value(link))
        }
    }

    private static func check(_ connection: AccountConnection) throws(EditRefusal) {
        switch connection {
        case .zoom(let user):
            guard !user.isEmpty, user.utf8.count <= 254, user.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .zoomUser }
        case .custom(let link):
            try check(link.replacingPlaceholder(with: word))
        }
    }

    /// Stands for `{session}` while a link is judged: as long as the words of `SiteSecret`.
    private static let word = String(repeating: "a", count: Base32.length)
}
