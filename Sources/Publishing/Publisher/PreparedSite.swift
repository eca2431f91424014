/// A site that is rendered, compared and written, and not live yet: the value between the two steps of a build.
///
/// Look at `files`, then call `switchLive`, or drop the value: then nothing becomes live, and the next build repairs the standby. It
/// can be switched once, which the compiler checks, so it cannot be copied; it can be kept in an optional. It holds the site's lock.
public struct PreparedSite: ~Copyable {
    /// What is about to be published: the files that this build writes; empty where it writes none (``PublishOptions/handsOutUnchanged``).
    public let files: PublishedFiles
    /// The counts so far: `switched` is false, and only the times of the first step are known.
    public let report: PublishReport

    private let publisher: Publisher
    private let switchover: Switchover
    /// When the build began and when this value was made, in seconds of `Timings.now`.
    private let start: Double
    private let end: Double

    init(_ publisher: Publisher, _ switchover: Switchover, start: Double) {
        self.publisher = publisher
        self.switchover = switchover
        self.start = start
        end = Timings.now()
        files = switchover.next?.files ?? PublishedFiles()
        var timings = switchover.difference.timings
        timings.settling = switchover.next?.settling ?? 0
        timings.total = end - start
        report = switchover.report(switched: false, timings)
    }

    /// Makes the site live: brings everything to the disk, renames one link, then removes revoked pages from the tree that was live.
    ///
    /// Where nothing differs no tree is switched, but what an interrupted build left is completed.
    ///
    /// - Throws: `PublishError`. If it is `.unfinished`, the new site is live and the next build completes the rest; with any other
    ///   error the site before is still live.
    @discardableResult
    public consuming func switchLive() throws -> PublishReport {
        let switchover = switchover
        var timings = report.timings
        timings.checking = Timings.now() - end
        let switched = try publisher.noticingAlteredTree { try switchover.carryOut(&timings) }
        timings.total = Timings.now() - start
        return switchover.report(switched: switched, timings)
    }
}
