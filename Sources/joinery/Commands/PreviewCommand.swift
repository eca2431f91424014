import ArgumentParser
import Bookings
import Foundation
import Glibc
import Preview

/// Shows the pages on this machine, and shows them again whenever something has changed.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show the pages on this machine alone, and again whenever something changes.",
        discussion: """
            Builds into a throw-away folder and serves it on 127.0.0.1: `http://localhost:8000/` lists every page, and what shows its links. \
            `?at=2026-12-01T10:00Z` shows another time. Mistakes are shown over the page. Ctrl-C ends it and leaves nothing behind.
            """)

    @OptionGroup var surroundings: Surroundings

    @Option(help: ArgumentHelp("Listen at this port, or at the next one that is free.", valueName: "n"))
    var port = Settings.environment("PORT", as: UInt16.self) ?? 8000

    @Flag(help: "Open the browser.")
    var open = false

    func validate() throws {
        try Settings.validateEnvironment("PORT", as: UInt16.self)
        guard port > 0 else { throw ValidationError("--port is `0`, allowed 1 to 65535") }
    }

    func run() throws {
        let (workspace, console, surroundings) = (surroundings.workspace, surroundings.console, surroundings)
        // A mistake in the options is none in the data: it ends the command.
        _ = try surroundings.instant()
        let folder = try ThrowAwayFolder()
        defer { folder.remove() }
        // At once, whatever a build is at: all that it has written is to be thrown away.
        let interruption = Interruption { code in
            folder.remove()
            _exit(code.rawValue)
        }
        let builds = PreviewBuilds(
            workspace, in: folder, only: surroundings.onlySite, clock: { try surroundings.instant() }, isCancelled: interruption.isCancelled
        )
        let server = try PreviewServer(
            PreviewSource(
                tree: { try builds.tree($0, $1) }, index: { try builds.index($0, find: $1) },
                mail: { try builds.mail(Booking.ID($1), of: Site.ID($0), $2) }, style: { workspace.styleSheet }),
            builds.report)
        guard let found = server.start(port: port) else {
            throw Failure(.cannotCreate, "no port from `\(port)` on is free", hint: "name another with `--port`")
        }
        if found != port { console.say("Port \(port) is taken, so this is at \(found).") }
        let watch = PreviewWatch(builds, server, console)
        watch.refresh()
        let address = "http://localhost:\(found)/"
        try console.write("\(address)\n")
        if open || Settings.flag("OPEN") { Browser.open(address, console) }
        while true { watch.turn() }
    }
}
