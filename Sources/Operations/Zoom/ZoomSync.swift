package import BookingDatabase
package import Bookings
package import Conferencing

/// Brings one site's Zoom meetings to what its database calls for, one after another.
///
/// Each meeting is written down in a transaction of its own as soon as Zoom has made it, so a run that is cut short loses nothing, and the
/// next one goes on from there. No lock on the database is held while Zoom is asked.
package struct ZoomSync {
    /// How many meetings a host may have made or changed in a day (Zoom's limit).
    private static let dailyLimit = 100

    package let reading: ZoomReading
    package let client: ZoomClient
    /// Nil: tell what would be done, and do nothing.
    package let database: EditableDatabase?
    package let now: Instant
    package let progress: (String) -> Void

    private var site: Site { reading.catalogue.site }

    package func run() throws -> ZoomReport {
        var report = ZoomReport(site: site.id, isDryRun: database == nil)
        let lists = lists(&report)
        let steps = MeetingStep.steps(reading.needed, stored: reading.stored, listed: lists)
        let reached = reading.needed.wanted.count { lists[$0.account] != nil }
        report.unchanged = reached - steps.count(where: \.isForWanted)
        report.left = reading.needed.wanted.count - reached
        for (account, steps) in Dictionary(grouping: steps, by: \.account).sorted(by: { $0.key < $1.key }) {
            try take(steps, of: account, &report)
        }
        return report
    }

    /// Asks each host for its list. One whose list cannot be had is left out: without it a meeting might be made twice.
    private func lists(_ report: inout ZoomReport) -> [Account.ID: [ListedMeeting]] {
        var lists: [Account.ID: [ListedMeeting]] = [:]
        for account in reading.hosts {
            progress("\(site.id): asking for the meetings of the account of `\(reading.owner(of: account.id))`")
            do throws(ZoomProblem) {
                lists[account.id] = try client.meetings(of: account.zoomUser ?? "")
            } catch {
                report.problems.append(ZoomReport.Problem(owner: reading.owner(of: account.id), problem: error))
            }
        }
        return lists
    }

    private func take(_ steps: [MeetingStep], of account: Account.ID, _ report: inout ZoomReport) throws {
        let owner = reading.owner(of: account)
        var changes = 0
        for (index, step) in steps.enumerated() {
            let rest = steps.count - index
            do {
                guard changes < Self.dailyLimit || !step.counts else { throw ZoomProblem.rateLimited(until: nil) }
                progress("\(site.id): `\(owner)`, meeting \(index + 1) of \(steps.count)")
                let action = try database.map { try take(step, $0) } ?? step.intention
                if action == .unchanged {
                    report.unchanged += 1
                } else {
                    report.entries.append(ZoomReport.Entry(action: action, target: step.target, owner: owner))
                }
                if step.counts, action != .unchanged { changes += 1 }
            } catch let problem as ZoomProblem {
                report.problems.append(ZoomReport.Problem(owner: owner, problem: problem))
                report.left += problem.endsHost ? rest : 1
                if problem.endsHost { return }
            }
        }
    }

    // MARK: One step

    private func take(_ step: MeetingStep, _ database: EditableDatabase) throws -> ZoomReport.Action {
        switch step {
        case .create(let wanted): return try create(wanted, database)
        case .adopt(let wanted, let id): return try adopt(wanted, id, database)
        case .update(let wanted, let id):
            return try client.update(id, wanted) ? .updated : create(wanted, database)
        case .verify(let wanted, let stored):
            guard let made = try client.meeting(stored.meetingID) else { return try create(wanted, database) }
            if made.plan == wanted.plan { return .unchanged }
            return try client.update(made.meetingID, wanted) ? .updated : create(wanted, database)
        case .delete(let target, let account, let id, let isStored):
            _ = try client.delete(id)
            if isStored {
                try database.transaction(keeps: { true }) { try $0.forget(target, of: account, in: site, at: now) }
            }
            return .deleted
        }
    }

    private func create(_ wanted: WantedMeeting, _ database: EditableDatabase) throws -> ZoomReport.Action {
        guard let made = try client.create(wanted) else {
            // The answer was lost. If the meeting was made all the same, it carries our mark.
            guard let found = try client.meetings(of: wanted.host).first(where: { $0.isMarked(wanted.mark) }) else {
                throw ZoomProblem.answerLost
            }
            return try adopt(wanted, found.meetingID, database)
        }
        return try store(made, wanted, database) ? .created : .deleted
    }

    private func adopt(_ wanted: WantedMeeting, _ id: String, _ database: EditableDatabase) throws -> ZoomReport.Action {
        guard let made = try client.meeting(id) else { return try create(wanted, database) }
        guard try store(made, wanted, database) else { return .deleted }
        if made.plan != wanted.plan { _ = try client.update(id, wanted) }
        return .adopted
    }

    /// Writes a meeting down. One whose account became another meanwhile is nobody's: it is deleted, and false.
    private func store(_ made: ZoomClient.Made, _ wanted: WantedMeeting, _ database: EditableDatabase) throws -> Bool {
        let isStored = try database.transaction(keeps: { $0 }) { transaction in
            try transaction.store(wanted, meetingID: made.meetingID, link: made.link, in: site, at: now)
        }
        if !isStored { _ = try client.delete(made.meetingID) }
        return isStored
    }
}
