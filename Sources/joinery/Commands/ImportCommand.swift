import ArgumentParser
import Bookings
import Operations

/// Brings bookings in from where they already are.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring bookings in from a database, CSV or JSON.",
        discussion: """
            `sources:` in `site-data/joinery.yaml` names where bookings already are: a database, CSV, JSON or JSON Lines; an adapter, SQL views, says what a row there is here. All rows are checked, then \
            compared by their keys, and only what differs is written. Nothing is deleted: what is gone is cancelled. `-` reads standard input: \
            JSON Lines, or what `joinery export` wrote into an empty database.

            Examples:
              joinery import --dry-run
              joinery import app
              joinery import - < bookings.jsonl
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("Which sources. Default: all.", valueName: "source"))
    var sources: [String] = []

    @Flag(help: "Tell row by row what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Leave rows with an error as they were, and bring the rest in; the exit code is 1 all the same.")
    var leaveOutBad = false

    @Option(help: ArgumentHelp("Refuse if more bookings to come than this would be cancelled. Default: 5, or a tenth.", valueName: "n"))
    var maxCancellations: Int?

    @Flag(help: "Import although name and e-mail address behind a key changed at once.")
    var acceptNewIdentities = false

    @Option(help: ArgumentHelp("How long an adapter may work on one row.", valueName: "seconds"))
    var timeLimit = 60

    @Flag(help: "Do nothing where no source is configured. For timers.")
    var ifConfigured = false

    @Flag(help: "Print an example for `spreadsheet`, to fill in.")
    var example = false

    @OptionGroup var verbosity: VerboseOptions

    func validate() throws {
        guard (1...86_400).contains(timeLimit) else { throw ValidationError("--time-limit is `\(timeLimit)`, allowed 1 to 86400") }
        if let maxCancellations, maxCancellations < 0 {
            throw ValidationError("--max-cancellations is `\(maxCancellations)`, allowed 0 or more")
        }
    }

    func run() throws {
        if example { return try common.console.write(Printout(exactly: ImportExample.text)) }
        let folder = try common.project()
        if ifConfigured, folder.configuration.sources.isEmpty { return }
        let (now, tell) = (try common.instant(), verbosity.telling(on: common.console))
        if sources == ["-"], let restored = try DatabaseRestore(folder, isRehearsal: dryRun, now: now, tell: tell).answer() {
            tell(VerboseOptions.end)
            return try common.print(restored)
        }
        let plan = ImportPlan(
            now: now, time: common.wallClock.seconds, isRehearsal: dryRun, leavesOutBad: leaveOutBad, mostCancellations: maxCancellations,
            acceptsNewIdentities: acceptNewIdentities, limit: .seconds(timeLimit), tell: tell)
        let answer = try ImportRun(folder, plan).answer(for: sources, only: common.onlySite)
        tell(VerboseOptions.end)
        if common.format == .json || answer.hasText { try common.print(answer) }
        for failure in answer.failures { common.console.report(failure) }
        if let code = answer.code { throw code.exit }
    }
}
