import ArgumentParser
import Bookings
import Conferencing
import Foundation
import Operations

/// Zoom, where each session has a meeting of its own.
struct ZoomCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zoom", abstract: "Make, update and delete Zoom meetings.", subcommands: [ZoomSyncCommand.self])
}

/// Makes the meetings that the database calls for, updates those whose session moved, and deletes those that are not needed.
struct ZoomSyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Bring Zoom's meetings to what the database calls for.",
        discussion: """
            Works as a server-to-server OAuth app of Zoom. Its credentials come only from the environment: JOINERY_ZOOM_ACCOUNT_ID, \
            JOINERY_ZOOM_CLIENT_ID and JOINERY_ZOOM_CLIENT_SECRET. JOINERY_ZOOM_URL names another server that speaks Zoom's API. A run that is \
            interrupted, or stopped by one of Zoom's limits, goes on where it stopped when it is called again (exit code 75).

            Examples:
              joinery zoom sync --dry-run
              joinery zoom sync
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "List the calls, and change nothing here or at Zoom.")
    var dryRun = false

    @Option(help: ArgumentHelp("How long to wait for an answer.", valueName: "seconds"))
    var timeout = 30.0

    @OptionGroup var verbosity: VerboseOptions

    func validate() throws {
        guard timeout > 0, timeout <= 600 else { throw ValidationError("--timeout is `\(timeout)`, allowed more than 0 and up to 600") }
    }

    func run() throws {
        let (console, tell) = (common.console, verbosity.telling(on: common.console))
        // Each call is told in any case, and once.
        var progress: (String) -> Void = { console.say($0) }
        if verbosity.verbose { progress = tell }
        let answer = try ZoomAnswer(
            of: common.project(), client: client(.process), only: common.onlySite, now: common.instant(), isDryRun: dryRun,
            progress: progress, tell: tell)
        tell(VerboseOptions.end)
        try common.print(answer)
        guard let failure = answer.failure else { return }
        // The answer has told scripts, in the one document that they read.
        common.console.report(failure)
        throw failure.code.exit
    }

    private func client(_ environment: Environment) throws -> ZoomClient {
        func required(_ variable: String) throws -> String {
            guard let value = environment[variable] else { throw ZoomSetupProblem.noCredential(variable: variable) }
            return value
        }
        var base = ZoomClient.Base.zoom
        if let url = environment[Environment.zoomServer] {
            guard let named = ZoomClient.Base(url: url) else { throw ZoomSetupProblem.server }
            base = named
        }
        let credentials = ZoomCredentials(
            accountID: try required(Environment.zoomAccount), clientID: try required(Environment.zoomClient),
            clientSecret: try required(Environment.zoomClientSecret))
        // Pauses and limits are Zoom's, so they go by the clock whatever `--now` says.
        return ZoomClient(
            base, credentials, timeout: timeout, now: { Instant(seconds: Int64(Date().timeIntervalSince1970)) },
            pause: { Thread.sleep(forTimeInterval: $0) })
    }
}
