import Bookings
import Glibc

/// Shows how far a site is, once it has taken longer than a second: a bar on a terminal, a plain line now and then elsewhere.
struct Progress {
    private let site: Site.ID
    private let total: Int
    private let console: Console
    private let isTerminal: Bool
    private let start = ContinuousClock.now
    private var next = ContinuousClock.now + .seconds(1)
    private var done = 0
    private var isShown = false

    init(of site: Site.ID, total: Int, _ console: Console) {
        self.site = site
        self.total = total
        self.console = console
        isTerminal = isatty(STDERR_FILENO) == 1
    }

    mutating func advance(by pages: Int) {
        done += pages
        guard ContinuousClock.now >= next, total > 0 else { return }
        next = ContinuousClock.now + (isTerminal ? .milliseconds(100) : .seconds(5))
        isShown = true
        let percent = min(100, done * 100 / total)
        if isTerminal {
            let filled = percent * 30 / 100
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            console.show("\r\(site) \(bar) \(percent) % of \(total) pages")
        } else {
            console.say("\(site): \(done) of \(total) pages")
        }
    }

    /// Takes the bar away.
    func end() {
        if isShown, isTerminal { console.show("\r\u{1B}[K") }
    }
}
