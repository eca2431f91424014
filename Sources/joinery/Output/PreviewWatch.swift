import Foundation
import Glibc
import Operations
import Preview

/// Looks for changes and has them built and shown.
final class PreviewWatch {
    private let builds: PreviewBuilds
    private let server: PreviewServer
    private let console: Console
    /// As they stood before the last build; nil where that build may have missed something.
    private var seen: WatchedFiles?
    private static let turn: useconds_t = 50_000

    init(_ builds: PreviewBuilds, _ server: PreviewServer, _ console: Console) {
        self.builds = builds
        self.server = server
        self.console = console
    }

    /// Waits a moment, and builds if something has changed since the last build.
    func turn() {
        usleep(Self.turn)
        guard WatchedFiles(builds.workspace) != seen || builds.isOverdue else { return }
        refresh()
    }

    /// Builds and tells browsers.
    func refresh() {
        let files = settled()
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        let before = builds.report
        let start = ContinuousClock.now
        let failure = builds.build()
        // A writer may still be at it, and a file may change twice within one tick of its clock.
        seen = failure?.code == .locked || files.isFresh(at: time) ? nil : files
        let report = builds.report
        guard report != before else { return }
        server.tell(report)
        if failure?.code == .interrupted { return }
        if let failure { return console.report(failure) }
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        console.say("Built in \(Int(milliseconds)) ms.")
    }

    /// The files once nobody has written any for a moment, so that half a file is not taken for a mistake; but no longer than a little.
    private func settled() -> WatchedFiles {
        var files = WatchedFiles(builds.workspace)
        for _ in 0..<4 {
            usleep(Self.turn / 2)
            let now = WatchedFiles(builds.workspace)
            if now == files { break }
            files = now
        }
        return files
    }
}
