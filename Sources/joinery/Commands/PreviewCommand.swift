import ArgumentParser
import Bookings
import Glibc
import Operations
import Preview

/// Shows the pages on this machine, and shows them again whenever something has changed.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show the pages on this machine, live.",
        discussion: """
            Show the pages on this machine only, and again whenever something changes.

            Serves the pages on 127.0.0.1, and publishes nothing: `http://localhost:8000/` is a desk with what there is to do and to tell, what \
            the next build changes, and every member, session and mail. `?at=2026-12-01T10:00Z` shows another time. Mistakes are shown over \
            the page. Ctrl-C ends it; it writes nothing anywhere.

            Examples:
              joinery preview --open
              joinery preview --port 9000
            """)

    @OptionGroup var place: ProjectOptions

    @Option(help: ArgumentHelp("Listen at this port, or at the next one that is free.", valueName: "n"))
    var port: UInt16 = 8000

    @Flag(help: "Open the browser.")
    var open = false

    func validate() throws {
        guard port > 0 else { throw ValidationError("--port is `0`, allowed 1 to 65535") }
    }

    func run() throws {
        let (workspace, console, place) = (place.workspace, place.console, place)
        // A mistake in the options ends the command; one in the data is shown and can be mended.
        _ = try place.instant()
        try workspace.checkFolder()
        // At once, whatever it is at: nothing is written.
        let interruption = Interruption { code in _exit(code.rawValue) }
        let preview = LivePreview(
            workspace, only: place.onlySite, clock: { try place.silentInstant() }, isCancelled: interruption.isCancelled)
        let server = try PreviewServer(
            PreviewSource(
                tree: { try preview.tree($0, $1) }, desk: { try preview.desk($0) }, panel: { try preview.panel($0, $1) },
                mail: { try preview.mail($1, of: Site.ID($0), $2) }, instant: { try preview.instant($0, $1) }),
            preview.report)
        guard let found = server.start(port: port) else {
            throw PreviewProblem.noPort(from: port)
        }
        if found != port { console.say("Port \(port) is taken, so this is at \(found).") }
        let watch = PreviewWatch(preview, server, console)
        watch.refresh()
        let address = "http://localhost:\(found)/"
        try console.write(Printout([Line(address)]))
        if open { Browser.open(address, console) }
        while true { watch.turn() }
    }
}
