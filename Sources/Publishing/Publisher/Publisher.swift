public import RenderedPages

/// Writes one site: two trees that share files, and a link to the live one that is switched in one rename.
///
/// Whatever happens at whatever call, visitors see the site before or the site after, whole; the next build repairs what an interrupted
/// one left. See `Production` for how pages become files, `Settlement` for how the standby becomes the new tree.
public struct Publisher: Sendable {
    public let lock: BuildLock

    var site: OpenSite { lock.site }

    public init(_ lock: BuildLock) { self.lock = lock }

    /// Renders all the work, writes what differs from the live tree into the other one, and makes that live.
    ///
    /// `next` is called by one thread at a time, `render` by `jobs` threads at once, each with a batch of its own. `beforeSwitch` may
    /// look at the files that are about to be published; if it throws, nothing is. Where nothing differs nothing is written.
    public func publish<Work: Sendable>(
        jobs: Int, inputs: BuildInputs, options: PublishOptions = PublishOptions(),
        next: () throws -> Work?,
        render: @Sendable (Work, inout RenderedBatch) throws -> Void,
        beforeSwitch: (PublishedFiles) throws -> Void = { _ in }
    ) throws -> PublishReport {
        let start = Timings.now()
        var report = try noticingAlteredTree {
            try site.privateFolder.removeTemporaries()
            var state = try SiteState(of: site)
            try Guards.refuseHeld(state, options)
            try state.leaveOutAltered(site, isCancelled: options.isCancelled)
            let standby = Standby(site, state: state, isCancelled: options.isCancelled)
            let delta = Delta(in: site.privateFolder)
            let run = DifferenceRun(state: state, standby: standby, delta: delta, inputs: inputs, options: options)
            let (counts, timings) = try run.run(jobs: jobs, next: next, render: render)
            try Guards.check(counts, against: state, options)
            var switchover = Switchover(site: site, state: state, run: run, counts: counts, inputs: inputs, jobs: jobs)
            switchover.report.timings = timings
            try switchover.finish(beforeSwitch)
            return switchover.report
        }
        report.timings.total = Timings.now() - start
        return report
    }

    /// Marks the live tree where `body` finds a file of it missing, so that the next build looks at every file and repairs it.
    func noticingAlteredTree<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as PublishError {
            switch error {
            case .liveTreeAltered, .unfinished(.liveTreeAltered):
                if let live = try site.live() { try site.privateFolder.setNote(PrivateFolder.altered(live), "") }
            default: break
            }
            throw error
        }
    }
}
