import Bookings
import Glibc
import Operations

/// Shows how far a build is, once it has taken longer than a second: a bar on a terminal, a plain line now and then elsewhere.
final class Progress {
    private let console: Console
    private let isTerminal: Bool
    private var site: Site.ID?
    private var next = ContinuousClock.now
    private var isShown = false

    init(_ console: Console) {
        self.console = console
        isTerminal = isatty(STDERR_FILENO) == 1
    }

    func show(_ progress: BuildProgress) {
        if site != progress.site {
            end()
            (site, next) = (progress.site, .now + .seconds(1))
        }
        guard ContinuousClock.now >= next, progress.total > 0 else { return }
        next = .now + (isTerminal ? .milliseconds(100) : .seconds(5))
        guard isTerminal else { return console.say("\(progress.site): \(progress.done) of \(progress.total) pages") }
        isShown = true
        let percent = min(100, progress.done * 100 / progress.total)
        let filled = percent * 30 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        console.show(Printout(bar: Line("\(progress.site) \(bar) \(percent) % of \(progress.total) pages")))
    }

    /// Takes the bar away.
    func end() {
        if isShown { console.show(.noBar) }
        isShown = false
    }
}
