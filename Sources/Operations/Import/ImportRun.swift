import BookingDatabase
package import Bookings
import Foundation
import Importing

/// Brings bookings in from where they already are: each source for itself, in one transaction.
package struct ImportRun {
    private let folder: ProjectFolder
    private let plan: ImportPlan

    package init(_ folder: ProjectFolder, _ plan: ImportPlan) {
        self.folder = folder
        self.plan = plan
    }

    /// Imports all sources of the configuration, or those named, in order of their names. What is wrong with one stops no other.
    package func answer(for names: [String], only site: Site.ID?) throws -> ImportAnswer {
        let wanted = try sources(named: names)
        let database = try folder.database()
        let (sites, stored) = try database.snapshot { (try $0.sites(), try $0.sources()) }
        var results: [ImportAnswer.Result] = []
        for (name, settings) in wanted {
            do {
                let order = try SourceOrder(name, settings, sites: sites, stored: stored.first { $0.name == name }, folder)
                if let site, order.site.id != site { continue }
                results.append(.success(try run(order)))
            } catch {
                guard let failure = Failure(error) else { throw error }
                results.append(.failure(name: name, failure))
            }
        }
        return ImportAnswer(results, isDryRun: plan.isRehearsal)
    }

    private func sources(named names: [String]) throws -> [(String, SourceSettings)] {
        let all = folder.configuration.sources
        guard !all.isEmpty else { throw ImportProblem.noSource(folder.workspace.configuration) }
        for name in names where all[name] == nil && name != "-" { throw ImportProblem.unknownSource(name, known: all.keys.sorted()) }
        if names.contains("-"), !all.values.contains(where: { $0.read == "-" }) { throw ImportProblem.noStandardInput }
        return all.sorted { $0.key < $1.key }.filter { name, settings in
            // Nobody types at a timer: what is read from standard input is asked for by name.
            names.isEmpty ? settings.read != "-" || all.count == 1 : names.contains(name) || (names.contains("-") && settings.read == "-")
        }
    }

    private func run(_ order: SourceOrder) throws -> SourceAnswer {
        plan.tell("\(order.name): looking whether the source is as it was")
        let before = order.stamp()
        let note = ImportNote(databasePath: folder.databasePath)
        if !plan.isRehearsal, let before, order.isAsRead(before, note) { return SourceAnswer(order, .unchanged, plan) }
        plan.tell("\(order.name): opening the source")
        let source = try order.open(limit: plan.limit)
        let secret = try? folder.secret()
        plan.tell("\(order.name): opening the database")
        let database = try folder.editableDatabase()
        // Only what has settled: a change within the tick of the stamp would not show.
        func settled() -> String? { order.stamp().flatMap { $0 == before && order.isSettled(at: plan.time) ? $0 : nil } }
        var stamp = ""
        var answer = try database.transaction(keeps: \.isWritten) { transaction in
            let checks = RowChecks(
                of: source, name: order.name, zones: folder.workspace.zoneFolder.zones, erased: try transaction.snapshot.erasedMembers())
            let writer = try transaction.importWriter(source: order.name, site: order.site.id, now: plan.now)
            var merge = ImportMerge(source, checks, writer, name: order.name, isComplete: order.isComplete, now: plan.now)
            plan.tell("\(order.name): reading, checking and comparing the rows")
            try merge.run()
            try tellMissingAccount(checks, transaction, order)
            var answer = SourceAnswer(order, .read, plan, merge.tally, checks)
            if !answer.isRefused { try refuse(merge.tally, order) }
            answer.isWritten = !plan.isRehearsal && !answer.isRefused && merge.tally.changes > 0
            if merge.tally.changes > 0, !answer.isRefused, let secret {
                plan.tell("\(order.name): looking for clients who know something old")
                let schedule = try transaction.snapshot.schedule(
                    of: order.site, .unsettled(at: plan.now), secret: secret, access: folder.configuration.access)
                answer.outdated = try transaction.snapshot.outdatedClients(of: schedule, now: plan.now)
            }
            if answer.isWritten {
                stamp = checks.errors == 0 ? settled() ?? "" : ""
                try writer.keep(stamp: stamp)
                plan.tell("\(order.name): writing \(Counted(merge.tally.changes, "row"))")
            }
            return answer
        }
        answer.migration = database.migration
        // The database stays untouched where nothing differs; beside it is noted what was read.
        if !plan.isRehearsal, !answer.isRefused, !answer.isWritten, answer.errors == 0, let stamp = settled(), let stored = order.stored {
            note.keep(stamp, of: stored)
        }
        return answer
    }

    /// Without a connected default account no page shows a link, wherever it came from.
    private func tellMissingAccount(_ checks: RowChecks, _ transaction: EditTransaction, _ order: SourceOrder) throws {
        guard checks.hasLinks else { return }
        let accounts = try transaction.snapshot.catalogue(of: order.site).accounts
        if accounts.contains(where: { $0.staff == nil && $0.isConnected }) { return }
        checks.tell(
            Finding(
                .warning, .staffAccountWithoutDefault, "site:\(order.site.id)",
                "has no connected default account, so no page will show a link",
                advice:
                    "`joinery account connect --site \(order.site.id) --url https://…` connects one; sessions keep the links of the source")
        )
    }

    private func refuse(_ tally: ImportTally, _ order: SourceOrder) throws {
        if order.isComplete, !tally.hasRows, plan.mostCancellations == nil { throw ImportProblem.empty(order.name) }
        if !plan.acceptsNewIdentities, let first = tally.firstNewIdentity {
            throw ImportProblem.newIdentities(order.name, tally.newIdentities, first: first)
        }
        let allowed = plan.mostCancellations ?? max(5, tally.toCome / 10)
        if tally.cancellations > allowed {
            throw ImportProblem.tooManyCancellations(order.name, tally.cancellations, of: tally.toCome, allowed: allowed)
        }
    }
}
