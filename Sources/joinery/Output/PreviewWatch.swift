import Foundation
import Glibc
import Operations
import Preview

/// Looks for changes and has them read and shown.
final class PreviewWatch {
    private let preview: LivePreview
    private let server: PreviewServer
    private let console: Console
    /// As they stood before the last reading.
    private var seen: WatchedFiles?
    /// When to read again although nothing has changed, since the last reading may have missed something; nil for never.
    private var again: ContinuousClock.Instant?
    private var turns = 0
    /// The database is looked at in each turn, all files in every fifth: looking at these takes a millisecond.
    private static let turn: useconds_t = 5_000
    private static let turnsForAll = 5
    private static let settling: useconds_t = 15_000

    init(_ preview: LivePreview, _ server: PreviewServer, _ console: Console) {
        self.preview = preview
        self.server = server
        self.console = console
    }

    /// Waits a moment, and reads again if something has changed since the last reading.
    func turn() {
        usleep(Self.turn)
        turns += 1
        if let seen, seen.databaseHasChanged { return refresh() }
        if let again, again <= ContinuousClock.now { return refresh() }
        guard turns >= Self.turnsForAll else { return }
        turns = 0
        guard WatchedFiles(preview.workspace) != seen || preview.isOverdue else { return }
        refresh()
    }

    /// Reads and tells browsers.
    func refresh() {
        let files = settled()
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        let before = preview.report
        let start = ContinuousClock.now
        let failure = preview.refresh()
        seen = files
        // A writer may still be at it, and a file may change twice within one tick of its clock. The page that is being shown comes first.
        again = failure?.code == .locked || files.isFresh(at: time) ? ContinuousClock.now + .milliseconds(250) : nil
        let report = preview.report
        guard report != before else { return }
        server.tell(report)
        if failure?.code == .interrupted { return }
        if let failure { return console.report(failure) }
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        console.say("Ready in \(Int(milliseconds)) ms.")
    }

    /// The files once nobody has written any for a moment, so that half a file is not taken for a mistake; but no longer than a little.
    private func settled() -> WatchedFiles {
        var files = WatchedFiles(preview.workspace)
        if let seen, files.differsOnlyInDatabase(from: seen) { return files }
        for _ in 0..<6 {
            usleep(Self.settling)
            let now = WatchedFiles(preview.workspace)
            if now == files { break }
            files = now
        }
        return files
    }
}
