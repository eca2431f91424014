import BookingDatabase
package import Bookings

/// Makes one edit in one transaction, or shows what it would do: the same transaction, undone.
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

    package func answer(to edit: Edit, dryRun: Bool) throws -> EditAnswer {
        var answer = try database.transaction(keeps: { !$0.isDryRun && !$0.change.isNothing }) { transaction in
            let site = try transaction.snapshot.site(of: edit.subject, only: only)
            let change = try EditRules.judge(edit, by: editor, in: transaction.scene(of: edit, in: site), zones: zones)
            let before = try transaction.snapshot.schedule(of: site, secret: secret, access: access)
            // A member's bookings are counted before they go.
            let impactOnMember = try EditImpact(change.reach, of: transaction.snapshot)
            if !change.isNothing { try transaction.make(change, by: editor, in: site, at: now) }
            // The edit may have been of the site's own row.
            let changed = try transaction.snapshot.sites().first { $0.id == site.id } ?? site
            let after = try transaction.snapshot.schedule(of: changed, secret: secret, access: access)
            return EditAnswer(
                site: site.id, editor: editor, change: change, isDryRun: dryRun,
                impact: try impactOnMember ?? EditImpact(change.reach, from: before, to: after, transaction.snapshot),
                losing: try EditImpact(losingLinks: before, after, transaction.snapshot), now: after.state(of: edit),
                outdated: try transaction.snapshot.outdatedClients(of: after, now: now))
        }
        answer.migration = database.migration
        return answer
    }
}
