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
            var schedules = Schedules()
            let made = try edits.map { try make($0, in: transaction, &schedules, dryRun: dryRun) }
            let outdated = try schedules.ofSites.map { schedule in
                EditAnswers.Outdated(site: schedule.site.id, clients: try transaction.snapshot.outdatedClients(of: schedule, now: now))
            }
            return EditAnswers(made, outdated, isDryRun: dryRun)
        }
        answers.migration = database.migration
        return answers
    }

    private func make(_ edit: Edit, in transaction: EditTransaction, _ schedules: inout Schedules, dryRun: Bool) throws -> EditAnswer {
        let site = try transaction.snapshot.site(of: edit.subject, only: only)
        let change = try EditRules.judge(edit, by: editor, in: transaction.scene(of: edit, in: site), zones: zones)
        let before = try schedules[site.id] ?? transaction.snapshot.schedule(of: site, secret: secret, access: access)
        // A member's bookings are counted before they go.
        let impactOnMember = try EditImpact(change.reach, of: transaction.snapshot)
        if !change.isNothing { try transaction.make(change, by: editor, in: site, at: now) }
        // The edit may have been of the site's own row.
        let changed = try transaction.snapshot.sites().first { $0.id == site.id } ?? site
        let after = try transaction.snapshot.schedule(of: changed, secret: secret, access: access)
        schedules.keep(after)
        return EditAnswer(
            site: site.id, editor: editor, change: change, isDryRun: dryRun,
            impact: try impactOnMember ?? EditImpact(change.reach, from: before, to: after, transaction.snapshot),
            losing: try EditImpact(losingLinks: before, after, transaction.snapshot), now: after.state(of: edit))
    }

    /// The schedules of the sites that edits were of, as they are after the last of them, in the order in which the sites were met.
    private struct Schedules {
        private(set) var ofSites: [Schedule] = []

        subscript(site: Site.ID) -> Schedule? { ofSites.first { $0.site.id == site } }

        mutating func keep(_ schedule: Schedule) {
            if let place = ofSites.firstIndex(where: { $0.site.id == schedule.site.id }) {
                ofSites[place] = schedule
            } else {
                ofSites.append(schedule)
            }
        }
    }
}
