import ArgumentParser
import Bookings
import Operations
import Publishing

/// Brings what is published here to a host, switched there in one step.
struct DeployCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deploy", abstract: "Copy what is published to a host, and switch there.",
        discussion: """
            Over ssh and rsync; the switch is one step. The folder on the host is there what `output/` is here: `joinery server --output FOLDER` prints a configuration that serves it. \
            The host needs rsync and flock, and nothing of Joinery. ssh asks nothing: key and host key must be known.

            Examples:
              joinery deploy www@www.example.org:/srv/pages --dry-run
              joinery deploy www@www.example.org:/srv/pages
              joinery deploy www@www.example.org:/srv/pages --rollback
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The host and the folder there, which holds a folder for each site.", valueName: "target"))
    var target: DeployTarget

    @Option(help: ArgumentHelp("A file that ssh reads instead of its own configuration.", valueName: "file"))
    var sshConfig: String?

    @Option(help: ArgumentHelp("Refuse if more pages than this would go there: a number or a percentage.", valueName: "n|n%"))
    var maxRemovals = RemovalLimit.percent(20)

    @Flag(help: "Tell what would change there; write nothing.")
    var dryRun = false

    @Flag(help: "Go back to the tree before, there.")
    var rollback = false

    @Flag(help: "End the hold that a rollback has set there.")
    var resume = false

    @Flag(help: "Exit with 2 if something changed.")
    var detailedExitCode = false

    @OptionGroup var verbosity: VerboseOptions

    func validate() throws {
        if rollback, resume { throw ValidationError("--rollback sets a hold and --resume ends it: leave one of them out") }
    }

    func run() throws {
        let (interruption, tell) = (Interruption(), verbosity.telling(on: common.console))
        let plan = DeployPlan(
            target: target, step: rollback ? .rollBack : .publish, sshConfiguration: sshConfig, removalLimit: maxRemovals,
            isRehearsal: dryRun, resumes: resume, time: common.wallClock.seconds, tell: tell,
            isCancelled: interruption.isCancelled)
        let report = try interruption.coding { try DeployReport(of: common.workspace, only: common.onlySite, plan) }
        tell(VerboseOptions.end)
        if common.format == .json || report.hasText { try common.print(report) }
        if let gravest = report.failures.first {
            for failure in report.failures { common.console.report(failure) }
            throw gravest.code.exit
        }
        if detailedExitCode, report.isDifferent { throw Failure.Code.changed.exit }
    }
}

extension DeployTarget: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
