import BookingDatabase
package import Bookings

/// Makes edits in one transaction, all or none of them, or shows what they would do: the same transaction, undone.
package struct EditRun {
    private let database: EditableDatabase
    private let secret: SiteSecret
    private let zones: Zones
    private let access: Access
    private let editor: Editor
    private let only: Site.ID?
    private let now: Instant

    package init(_ folder: ProjectFolder, by editor: Editor, only site: Site.ID?, now: Instant) throws {
        secret = try folder.secret()
        zones = folder.workspace.zoneFolder.zones
        access = folder.configuration.access
        database = try folder.editableDatabase()
        self.editor = editor
        only = site
        self.now = now
    }

    /// Each edit meets what those before it have made; what one of them is refused for undoes all.
    package func answer(to edits: [Edit], dryRun: Bool) throws -> EditAnswers {
        var answers = try database.transaction(keeps: { !dryRun && $0.isChange }) { transaction in
            let snapshot = transaction.snapshot
            let made = try edits.map { try make($0, in: transaction, dryRun: dryRun) }
            let touched = Set(made.map(\.site))
            let outdated = try snapshot.sites().filter { touched.contains($0.id) }.map { site in
                let schedule = try schedule(of: site, .unsettled(at: now), in: snapshot)
                return EditAnswers.Outdated(site: site.id, clients: try snapshot.outdatedClients(of: schedule, now: now))
            }
            return EditAnswers(made, outdated, isDryRun: dryRun)
        }
        answers.migration = database.migration
        return answers
    }

    private func make(_ edit: Edit, in transaction: EditTransaction, dryRun: Bool) throws -> EditAnswer {
        let snapshot = transaction.snapshot
        let site = try snapshot.site(of: edit.subject, only: only)
        let change = try EditRules.judge(edit, by: editor, in: transaction.scene(of: edit, in: site), zones: zones)
        let scope = change.subject.scope
        let before = try schedule(of: site, scope, in: snapshot)
        // A member's bookings are counted before they go.
        let impactOnMember = try EditImpact(change.reach, of: snapshot)
        if !change.isNothing { try transaction.make(change, by: editor, in: site, at: now) }
        // The edit may have been of the site's own row.
        let changed = try snapshot.sites().first { $0.id == site.id } ?? site
        let after = try schedule(of: changed, scope, in: snapshot)
        return EditAnswer(
            site: site.id, editor: editor, change: change, isDryRun: dryRun,
            impact: try impactOnMember ?? EditImpact(change.reach, from: before, to: after, snapshot),
            losing: try EditImpact(losingLinks: before, after, snapshot), now: after.state(of: edit))
    }

    private func schedule(of site: Site, _ scope: SessionScope, in snapshot: Snapshot) throws -> Schedule {
        try snapshot.schedule(of: site, scope, secret: secret, access: access)
    }
}

extension EditSubject {
    /// The sessions that a change of this row can mean anything to (<doc:LinkRules#Which-link>).
    fileprivate var scope: SessionScope {
        switch self {
        case .site: .all
        case .staff(let id): .staff(id)
        case .service(let id), .course(let id): .service(id)
        case .session(let id): .session(id)
        case .member: .none
        }
    }
}
