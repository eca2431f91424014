public import Bookings
internal import GRDB

/// Reads and changes the database within one transaction.
public final class EditTransaction {
    let database: Database
    /// The database as it is at this moment of the transaction.
    public let snapshot: Snapshot

    init(_ database: Database) {
        self.database = database
        snapshot = Snapshot(database)
    }

    /// Gathers what the edit rules look at.
    public func scene(of edit: Edit, in site: Site) throws -> EditScene {
        let session = try edit.session.flatMap { try snapshot.session($0, of: site) }
        let member = try edit.member.flatMap { try snapshot.member($0, of: site) }
        let course = edit.service ?? session?.session.service
        return EditScene(
            catalogue: try snapshot.catalogue(of: site), session: session?.session, member: member,
            bookingsOfMember: try member.map { try count("booking WHERE member_id = ?", $0.id.rawValue) } ?? 0,
            savedSessions: try course.map { try count("session WHERE service_id = ?", $0.rawValue) } ?? 0)
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
            sql: "INSERT INTO change_log (changed_at, actor, action, site_id, subject, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                now.seconds, editor.description, action, site.id.rawValue, subject, ChangeLogText.json(fields) { $0.before },
                ChangeLogText.json(fields) { $0.after },
            ])
    }

    private func count(_ from: String, _ id: Int64) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \(from)", arguments: [id]) ?? 0
    }
}
