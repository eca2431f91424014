public import RenderedPages

/// Writes one site: two trees that share files, and a link to the live one that is switched in one rename.
///
/// A build has two steps. `prepare` renders everything and makes the tree that is not live the next site; nothing is live yet.
/// `PreparedSite.switchLive` makes it live. If any call fails in either step, visitors see the site before or the site after, whole, and
/// the next build repairs what the interrupted one left. See `DifferenceRun` for how pages become files, `MergePlan` for how the standby
/// becomes the next tree, `Switchover` for the second step.
public struct Publisher: Sendable {
    public let lock: BuildLock

    var site: OpenSite { lock.site }

    public init(_ lock: BuildLock) { self.lock = lock }

    /// Renders all the work and writes what differs from the live tree into the other one. Nothing is live yet, nor known to be on disk.
    ///
    /// Where nothing differs no page is written. If the prepared site is dropped, nothing becomes live, and the next build brings the
    /// tree that is not live in order again.
    ///
    /// - `jobs`: how many threads render, compare and write.
    /// - `logins`: who may log in; nil if the site has no logins, then no password file stays.
    /// - `next`: gives the work, in the order of its keys; nil at the end. Is told what the published pages were made from, or nil where all are
    ///   to be rendered. Called by one thread at a time.
    /// - `render`: renders a piece of work. Called by `jobs` threads at once, each with a batch of its own.
    /// - Throws: `PublishError`, or what `next` and `render` throw.
    public func prepare<Work: Sendable>(
        jobs: Int, inputs: BuildInputs, options: PublishOptions, logins: Logins?,
        next: ((any PublishedRecipes)?) throws -> Work?,
        render: @Sendable (Work, inout RenderedBatch) throws -> Void
    ) throws -> PreparedSite {
        let start = Timings.now()
        return try noticingAlteredTree {
            try site.privateFolder.removeTemporaries()
            let found = try SiteState(of: site)
            try Guards.refuseHeld(found, options)
            try Reach(of: site).settle()
            let state = try found.leavingOutAltered(in: site, isCancelled: options.isCancelled)
            let setup = BuildSetup(state: state, inputs: inputs, options: options, jobs: jobs)
            let standby = Standby(site, state: state, isCancelled: options.isCancelled)
            let difference = try DifferenceRun(setup, standby: standby, in: site.privateFolder).run(next: next, render: render)
            try Guards.check(difference.counts, against: state, options)
            let switchover = try Switchover(of: site, setup, difference, standby, logins)
            return PreparedSite(self, switchover, start: start)
        }
    }

    /// Marks the live tree where `body` finds a file of it missing, so that the next build looks at every file and repairs it.
    func noticingAlteredTree<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
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
