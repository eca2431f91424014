import ArgumentParser
import Bookings
import Foundation
import Publishing

/// The main job: reads the database in one snapshot, renders, writes what differs, switches.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "build", abstract: "Publish every site of the database below output/.")

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("How many threads render and write.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: ArgumentHelp("Refuse if more pages than this would go: a number or a percentage.", valueName: "n|n%"))
    var maxRemovals = RemovalLimit.percent(20)

    @Flag(help: "Tell what would change, and why; write nothing.")
    var dryRun = false

    @Flag(help: "End the hold that a rollback has set.")
    var resume = false

    @Flag(help: "Publish although name, e-mail address and external id behind an id changed all at once.")
    var acceptNewIdentities = false

    @Flag(help: "Publish without looking for links where the rules hide them.")
    var noLeakCheck = false

    @Flag(help: "Exit with 2 if something changed.")
    var detailedExitCode = false

    func validate() throws {
        guard (1...64).contains(jobs) else { throw ValidationError("--jobs is `\(jobs)`, allowed 1 to 64") }
    }

    func run() throws {
        let interruption = Interruption()
        let plan = try plan(isCancelled: interruption.isCancelled)
        let report = try interruption.coding {
            let project = try common.project()
            return try BuildReport(Self.run(Sources(project), plan, only: common.onlySite, common.console), plan, in: project.workspace)
        }
        try common.print(report)
        if detailedExitCode, report.isDifferent { throw Failure.Code.changed.exit }
    }

    private func plan(isCancelled: @escaping @Sendable () -> Bool) throws -> BuildPlan {
        var plan = BuildPlan(now: try common.instant(), jobs: jobs)
        plan.limitRemovals(to: maxRemovals)
        plan.isRehearsal = dryRun
        plan.checksForLeaks = !noLeakCheck
        plan.options.resumes = resume
        plan.options.acceptsNewIdentities = acceptNewIdentities
        plan.options.isCancelled = isCancelled
        return plan
    }

    /// Lock, snapshot, checks, pages, switch: the way of a booking.
    static func run(_ sources: Sources, _ plan: BuildPlan, only site: Site.ID?, _ console: Console) throws -> [SiteResult] {
        let sites = try sources.siteIDs(only: site)
        // Locks come before the snapshot, or an older one could be published after a newer one.
        let locks = plan.isRehearsal ? [:] : try sources.lock(sites)
        let leaks = PendingLeakCheck(sources, sites, readsBeside: !plan.isRehearsal && plan.checksForLeaks && plan.jobs > 1)
        defer { leaks.end() }
        return try sources.database.snapshot { snapshot in
            try sources.examine(snapshot, noted: Array(locks.values), meanwhile: leaks.begin)
            let readings = try sources.read(sites, from: snapshot, now: plan.now)
            try Failure.refuse(readings.flatMap(\.findings))
            try sources.tidyMail(readings, from: snapshot, locks: locks, now: plan.now)
            guard plan.isRehearsal else { return try sources.publish(readings[...], from: snapshot, plan, locks: locks, console, leaks) }
            return try readings.map { try sources.rehearse($0, from: snapshot, plan, console) }
        }
    }
}
