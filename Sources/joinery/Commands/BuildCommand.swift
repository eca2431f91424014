import ArgumentParser
import Bookings
import Foundation
import Operations
import Publishing

/// The main job: reads the database in one snapshot, renders, writes what differs, switches.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Publish every site of the database below output/.",
        discussion: """
            Examples:
              joinery build
              joinery build --dry-run
              joinery build -C /srv/joinery/club --quiet
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("How many threads render and write.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: ArgumentHelp("Refuse if more pages than this would go, or move: a number or a percentage.", valueName: "n|n%"))
    var maxRemovals = RemovalLimit.percent(20)

    @Flag(help: "Render every page, also those whose rows are unchanged. Exit with 3 if one of them was not right, and publish it anew.")
    var all = false

    @Flag(help: "Tell what would change, and why; write nothing.")
    var dryRun = false

    @Flag(help: "End the hold that a rollback has set.")
    var resume = false

    @Flag(help: "Publish although name, e-mail address and external id behind an id changed all at once.")
    var acceptNewIdentities = false

    @Flag(help: "Publish although the secret is another, or most pages get another address.")
    var acceptNewAddresses = false

    @Flag(help: "Publish without looking for links where the rules hide them.")
    var noLeakCheck = false

    @Flag(help: "Exit with 2 if something changed.")
    var detailedExitCode = false

    @OptionGroup var verbosity: VerboseOptions

    func validate() throws {
        guard (1...64).contains(jobs) else { throw ValidationError("--jobs is `\(jobs)`, allowed 1 to 64") }
    }

    func run() throws {
        let interruption = Interruption()
        let plan = BuildPlan(
            now: try common.instant(), time: common.wallClock.seconds, jobs: jobs, removalLimit: maxRemovals, isRehearsal: dryRun,
            checksForLeaks: !noLeakCheck, rendersAll: all, acceptsNewIdentities: acceptNewIdentities,
            acceptsNewAddresses: acceptNewAddresses,
            resumes: resume,
            isCancelled: interruption.isCancelled)
        let progress = Progress(common.console)
        let report = try interruption.coding {
            defer { progress.end() }
            return try common.workspace.notingBuild(plan, only: common.onlySite) {
                try common.project().build(plan, only: common.onlySite, progress: progress.show)
            }
        }
        try print(report)
        if detailedExitCode, report.isDifferent { throw Failure.Code.changed.exit }
    }

    /// Prints a row for each site, and why those failed that did. The exit code is that of the gravest failure.
    private func print(_ report: BuildReport) throws {
        if verbosity.verbose { for line in report.steps { common.console.warn(line) } }
        if common.format == .json || report.hasText { try common.print(report) }
        guard let gravest = report.failures.first else { return }
        for failure in report.failures { common.console.report(failure) }
        throw gravest.code.exit
    }
}
