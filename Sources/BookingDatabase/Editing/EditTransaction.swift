public import Bookings
internal import GRDB

/// Reads and changes the database within one transaction.
public final class EditTransaction {
    let database: Database
    /// The database as it is at this moment of the transaction.
    public let snapshot: Snapshot

    init(_ database: Database, path: String) {
        self.database = database
        snapshot = Snapshot(database, path: path)
    }

    /// Gathers what the edit rules look at.
    public func scene(of edit: Edit, in site: Site) throws -> EditScene {
        var (session, member, service): (Session?, Member?, Service.ID?)
        switch edit.subject {
        case .session(let id):
            session = try snapshot.session(id, of: site)?.session
            service = session?.service
        case .member(let id): member = try snapshot.member(id, of: site)
        case .service(let id), .course(let id): service = id
        case .site, .staff, nil: break
        }
        return EditScene(
            catalogue: try snapshot.catalogue(of: site), session: session, member: member,
            bookingsOfMember: try member.map { try snapshot.bookingCount(of: $0.id) } ?? 0,
            savedSessions: try service.map { try snapshot.count("session WHERE service_id = ?", [$0.rawValue]) } ?? 0)
    }

    /// Writes the change, and its row of the change log.
    public func make(_ change: Change, by editor: Editor, in site: Site, at now: Instant) throws {
        try write(change.update, in: site)
        try log(change.action, change.subject.description, change.fields, by: editor, in: site, at: now)
    }

    func log(
        _ action: String, _ subject: String, _ fields: [Change.Field], by editor: Editor, in site: Site, at now: Instant
    ) throws {
        try database.execute(
            sql: "INSERT INTO main.change_log (changed_at, actor, action, site_id, subject, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                now.seconds, editor.description, action, site.id.rawValue, subject, ChangeLogText.json(fields) { $0.before },
                ChangeLogText.json(fields) { $0.after },
            ])
    }
}
