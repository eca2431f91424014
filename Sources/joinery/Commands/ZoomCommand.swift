import ArgumentParser
import BookingDatabase
import Bookings
import Conferencing
import Foundation

/// Zoom, where each session has a meeting of its own.
struct ZoomCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zoom", abstract: "Make, update and delete Zoom meetings.", subcommands: [ZoomSyncCommand.self])
}

/// Makes the meetings that the database calls for, updates those whose session moved, and deletes those that nobody needs.
struct ZoomSyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Bring Zoom's meetings to what the database calls for.",
        discussion: """
            Works as a server-to-server OAuth app of Zoom. Its credentials come from the environment alone: JOINERY_ZOOM_ACCOUNT_ID, \
            JOINERY_ZOOM_CLIENT_ID and JOINERY_ZOOM_CLIENT_SECRET. JOINERY_ZOOM_URL names another server that speaks Zoom's API. A run that is \
            interrupted, or stopped by one of Zoom's limits, goes on where it stopped when it is called again (exit code 75).
            """)

    @OptionGroup var settings: Settings

    @Flag(help: "List the calls, and change nothing here or at Zoom.")
    var dryRun = false

    @Option(help: ArgumentHelp("How long to wait for an answer.", valueName: "seconds"))
    var timeout = Settings.environment("TIMEOUT", as: Double.self) ?? 30

    func validate() throws {
        try Settings.validateEnvironment("TIMEOUT", as: Double.self)
        guard timeout > 0, timeout <= 600 else { throw ValidationError("--timeout is `\(timeout)`, allowed more than 0 and up to 600") }
    }

    func run() throws {
        let workspace = settings.workspace
        let (secret, now) = (try workspace.readSecret(), try settings.instant())
        let client = try client()
        let lock = try SyncLock(folder: workspace.siteData)
        defer { withExtendedLifetime(lock) {} }
        let path = try workspace.resolve(workspace.readConfiguration().database)
        let readings = try BookingDatabase(path: path).snapshot { snapshot in
            try SiteChoice(settings.onlySite, snapshot).sites().map { try ZoomReading($0, snapshot, secret: secret, now: now) }
        }
        let database = dryRun || Settings.flag("DRY_RUN") ? nil : try EditableDatabase(path: path)
        let reports = try readings.filter { !$0.hosts.isEmpty }.map { reading in
            try ZoomSync(reading: reading, client: client, database: database, now: now, progress: settings.console.say).run()
        }
        try print(reports)
        if let failure = Failure(reports) { throw failure }
    }

    private func print(_ reports: [ZoomReport]) throws {
        switch settings.format {
        case .text: try settings.console.write(reports.isEmpty ? "no account is a Zoom account\n" : reports.map(\.text).joined())
        case .json: try settings.console.write(json(Document(sites: reports.map(\.document))))
        }
    }

    private struct Document: Encodable {
        var schema = 1
        let sites: [ZoomReport.Document]
    }

    private func client() throws -> ZoomClient {
        func required(_ name: String) throws -> String {
            guard let value = Settings.environment(name) else {
                throw Failure(
                    .usage, "JOINERY_\(name) is not set",
                    hint: "create a server-to-server OAuth app in Zoom's marketplace: it shows the three values")
            }
            return value
        }
        var base = ZoomClient.Base.zoom
        if let url = Settings.environment("ZOOM_URL") {
            guard let named = ZoomClient.Base(url: url) else {
                throw Failure(.usage, "JOINERY_ZOOM_URL is not `https://` and a host (`http://` before localhost and 127.0.0.1 alone)")
            }
            base = named
        }
        let credentials = ZoomCredentials(
            accountID: try required("ZOOM_ACCOUNT_ID"), clientID: try required("ZOOM_CLIENT_ID"),
            clientSecret: try required("ZOOM_CLIENT_SECRET"))
        // Pauses and limits are Zoom's, so they go by the clock whatever `--now` says.
        return ZoomClient(
            base, credentials, timeout: timeout, now: { Instant(seconds: Int64(Date().timeIntervalSince1970)) },
            pause: { Thread.sleep(forTimeInterval: $0) })
    }
}

extension Failure {
    /// The first problem of each account; nil if there is none. What another run can do is worth another try.
    fileprivate init?(_ reports: [ZoomReport]) {
        let problems = reports.flatMap(\.problems)
        guard let first = problems.first?.problem else { return nil }
        let left = reports.reduce(0) { $0 + $1.left }
        let lines = Set(problems.map { "`\($0.owner)`: \($0.problem.message)" }).sorted()
        let isForLater = problems.allSatisfy { if case .rateLimited = $0.problem { true } else { false } }
        self.init(
            isForLater ? .locked : .inputOutput,
            "\(left) \(left == 1 ? "meeting is" : "meetings are") left\n" + lines.map { "  \($0)" }.joined(separator: "\n"),
            hint: first.hint)
    }
}
