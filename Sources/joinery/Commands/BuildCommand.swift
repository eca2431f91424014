import ArgumentParser
import Bookings
import Foundation
import Publishing

/// The main job: reads the database in one snapshot, renders, writes what differs, switches.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "build", abstract: "Publish every site of the database below output/.")

    @OptionGroup var settings: Settings

    @Option(help: ArgumentHelp("How many threads render and write.", valueName: "n"))
    var jobs = Settings.environment("JOBS", as: Int.self) ?? ProcessInfo.processInfo.activeProcessorCount

    @Option(help: ArgumentHelp("Refuse if more pages than this would go: a number or a percentage.", valueName: "n|n%"))
    var maxRemovals = Settings.environment("MAX_REMOVALS", as: RemovalLimit.self) ?? .percent(20)

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
        try Settings.validateEnvironment("JOBS", as: Int.self)
        try Settings.validateEnvironment("MAX_REMOVALS", as: RemovalLimit.self)
        guard (1...64).contains(jobs) else { throw ValidationError("--jobs is `\(jobs)`, allowed 1 to 64") }
    }

    func run() throws {
        let dryRun = dryRun || Settings.flag("DRY_RUN")
        var plan = BuildPlan(now: try settings.instant(), jobs: jobs)
        plan.limitRemovals(to: maxRemovals)
        plan.isRehearsal = dryRun
        plan.checksForLeaks = !(noLeakCheck || Settings.flag("NO_LEAK_CHECK"))
        plan.options.resumes = resume || Settings.flag("RESUME")
        plan.options.acceptsNewIdentities = acceptNewIdentities || Settings.flag("ACCEPT_NEW_IDENTITIES")
        let interruption = Interruption()
        plan.options.isCancelled = interruption.isCancelled
        do {
            let results = try Self.run(Sources(settings.workspace), plan, only: settings.onlySite, settings.console)
            try BuildReport(results, plan).print(as: settings.format, on: settings.console, output: settings.workspace)
            if detailedExitCode || Settings.flag("DETAILED_EXIT_CODE"),
                results.contains(where: { $0.report.switched || dryRun && $0.report.isDifferent })
            {
                throw ExitCode(Failure.Code.changed.rawValue)
            }
        } catch let failure as Failure where failure.code == .interrupted {
            throw Failure(interruption.code, failure.message)
        }
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

extension PublishReport {
    /// Whether anything differs from what is live.
    var isDifferent: Bool { added + changed + removed > 0 }
}
