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

    @Flag(help: "Exit with 2 if something changed.")
    var detailedExitCode = Settings.flag("DETAILED_EXIT_CODE")

    func validate() throws {
        try Settings.validateEnvironment("JOBS", as: Int.self)
        try Settings.validateEnvironment("MAX_REMOVALS", as: RemovalLimit.self)
        guard (1...64).contains(jobs) else { throw ValidationError("--jobs is `\(jobs)`, allowed 1 to 64") }
    }

    func run() throws {
        let now = try settings.instant()
        let interruption = Interruption()
        let sources = try Sources(settings.workspace)
        let results = try publish(sources, now: now, interruption)
        try BuildReport(results, now: now).print(as: settings.format, on: settings.console, output: settings.workspace)
        if detailedExitCode, results.contains(where: \.report.switched) { throw ExitCode(Failure.Code.changed.rawValue) }
    }

    private func publish(_ sources: Sources, now: Instant, _ interruption: Interruption) throws -> [SiteResult] {
        let sites = try sources.siteIDs(only: settings.onlySite)
        // Locks come before the snapshot, or an older one could be published after a newer one.
        let locks = try sources.lock(sites)
        var options = PublishOptions()
        options.removalLimit = maxRemovals
        options.keptKinds = PageStream.keptKinds
        options.kindsThatMayVanish = PageStream.kindsThatMayVanish
        options.isCancelled = interruption.isCancelled
        do {
            return try sources.database.snapshot { snapshot in
                try sources.examine(snapshot, noted: Array(locks.values))
                let readings = try sources.read(sites, from: snapshot, now: now)
                try Failure.refuse(readings.flatMap(\.findings) + snapshot.invalidText)
                return try sources.publish(readings[...], from: snapshot, locks: locks, jobs: jobs, now: now, options: options)
            }
        } catch let failure as Failure where failure.code == .interrupted {
            throw Failure(interruption.code, failure.message)
        }
    }
}
