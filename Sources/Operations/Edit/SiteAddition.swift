import BookingDatabase
package import Bookings

/// Adds a site to the database: what its bookings, however they come, belong to.
package struct SiteAddition {
    private let database: EditableDatabase
    private let zones: Zones
    private let now: Instant

    package init(_ folder: ProjectFolder, now: Instant) throws {
        zones = folder.workspace.zoneFolder.zones
        database = try folder.editableDatabase()
        self.now = now
    }

    /// - `settings`: base URL and time zone are named in it.
    package func answer(id: String, name: String, _ settings: SettingsChange, dryRun: Bool) throws -> EditAnswers {
        var answer = try database.transaction(keeps: { _ in !dryRun }) { transaction in
            let (site, change) = try EditRules.newSite(
                id, name: name, settings, taken: transaction.snapshot.sites().map(\.id), zones: zones)
            try transaction.make(change, by: .owner, in: site, at: now)
            let answer = EditAnswer(
                site: site.id, editor: .owner, change: change, isDryRun: dryRun, impact: .nothing, losing: .nothing, now: nil)
            return EditAnswers([answer], [], isDryRun: dryRun)
        }
        answer.migration = database.migration
        return answer
    }
}
