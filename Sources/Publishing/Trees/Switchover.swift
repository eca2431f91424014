import RenderedPages

/// The second half of a build: from rendered differences to the live tree.
struct Switchover {
    let site: OpenSite
    let state: SiteState
    let run: DifferenceRun
    let counts: BuildCounts
    let inputs: BuildInputs
    let jobs: Int
    var report: PublishReport

    private var options: PublishOptions { run.options }
    private var privateFolder: PrivateFolder { site.privateFolder }

    init(site: OpenSite, state: SiteState, run: DifferenceRun, counts: BuildCounts, inputs: BuildInputs, jobs: Int) {
        self.site = site
        self.state = state
        self.run = run
        self.counts = counts
        self.inputs = inputs
        self.jobs = jobs
        report = PublishReport(counts, run.options)
    }

    mutating func finish(_ beforeSwitch: (PublishedFiles) throws -> Void) throws {
        if counts.hasChanges || state.liveTree == nil || !state.liveIsTrusted {
            try publish(beforeSwitch)
        } else {
            let passwords = try PasswordUpdate(site, options.logins, jobs: jobs, isCancelled: options.isCancelled)
            try passwords.withdraw()
            try passwords.admit()
            if !run.delta.isEmpty { try restate() }
            if !state.standbyIsTrusted { try finishStandby() }
        }
        // After a switch the hold has ended by itself; here it has not.
        if options.resumes, !report.switched, state.hold != nil { try privateFolder.remove(PrivateFolder.hold) }
    }

    private mutating func publish(_ beforeSwitch: (PublishedFiles) throws -> Void) throws {
        guard let standby = try run.standby?.prepared() else { return }
        report.repairedStandby = standby.wasRepaired
        report.written = counts.written
        let plan = MergePlan(
            live: state.liveManifest, standby: standby.manifest, delta: run.delta, keptKinds: run.keptKinds,
            keptPaths: counts.keptPaths)
        var timings = report.timings
        try Timings.measure(&timings.settling) { try settle(plan, in: standby.tree) }
        let (manifest, cuts) = try newManifest(plan)
        let passwords = try PasswordUpdate(site, options.logins, jobs: jobs, isCancelled: options.isCancelled)
        try Timings.measure(&timings.checking) {
            try beforeSwitch(PublishedFiles(tree: standby.tree, selection: .changes(plan), cuts: cuts))
        }
        try Timings.measure(&timings.syncing) { () throws(PublishError) in
            try Syncing.run(site.folder, isCancelled: options.isCancelled)
            try manifest.finish(as: standby.tree.name)
            try privateFolder.remove(PrivateFolder.altered(standby.tree.name))
            try privateFolder.sync()
        }
        if options.isCancelled() { throw PublishError.cancelled }
        try passwords.withdraw()
        try site.switchCurrent(to: standby.tree.name)
        report.switched = true
        do throws(PublishError) {
            try passwords.admit()
            try completeAfterSwitch(to: standby.tree)
        } catch { throw PublishError.unfinished(error) }
        report.timings = timings
    }

    /// Makes the standby what the new manifest says. First all removals, then all links: a path may have passed from one page to another.
    private mutating func settle(_ plan: MergePlan, in tree: Tree) throws {
        let stamp = run.stamp
        let isCancelled = options.isCancelled
        if plan.standby != nil {
            try plan.forEachAtOnce(jobs: jobs) { step, _ in
                if isCancelled() { throw PublishError.cancelled }
                if let have = step.have, step.leavesOldPath { try tree.remove(have.path, of: have.key, unless: stamp) }
            }
        }
        guard let live = state.liveTree else { return }
        try plan.forEachAtOnce(jobs: jobs) { step, thread in
            guard let want = step.want, step.needsLink else { return }
            if isCancelled() { throw PublishError.cancelled }
            try tree.link(want.path, from: live, of: want.key, by: thread)
        }
        try tree.removeEmptyFolders()
    }

    /// Also cuts the files that this build writes or links into pieces of about 256.
    private mutating func newManifest(_ plan: MergePlan) throws -> (ManifestWriter, cuts: [PageKey]) {
        let manifest = try ManifestWriter(
            in: privateFolder, inputs: inputs, newest: run.stamp, keptKinds: run.keptKinds)
        var paths = PathIndex()
        paths.reserveCapacity(report.files)
        var linked = 0
        var read = 0
        var cuts: [PageKey] = []
        try plan.forEach { step in
            guard let want = step.want else { return }
            if step.needsLink { linked += 1 }
            if step.mustBeRead {
                read += 1
                if read % 256 == 0 { cuts.append(want.key) }
            }
            paths.add(want)
            try manifest.append(want)
        }
        report.linked = linked
        paths.sort()
        if let repeated = paths.repeated { try refuseRepeated(repeated, plan) }
        return (manifest, cuts)
    }

    private func refuseRepeated(_ fingerprint: UInt64, _ plan: MergePlan) throws {
        var found: [ManifestRecord] = []
        try plan.forEach { step in
            if let want = step.want, want.path.fingerprint == fingerprint { found.append(want) }
        }
        for (index, record) in found.enumerated() {
            for other in found[..<index] where other.path == record.path { throw PublishError.duplicatePath(other.key, record.key) }
        }
    }

    /// The people behind some pages changed, but no byte of any page: only the manifest tells.
    private func restate() throws(PublishError) {
        guard let live = state.liveTree, let before = state.liveManifest else { return }
        let manifest = try ManifestWriter(in: privateFolder, like: before.header)
        try run.delta.forEach(over: before) { record, change throws(PublishError) in
            try manifest.append(change?.with([]) ?? record)
        }
        try manifest.finish(as: live.name)
        try privateFolder.sync()
    }

    /// Nothing was to be published, but an interrupted build has left something behind.
    private mutating func finishStandby() throws(PublishError) {
        guard try site.tree(state.standbyName) != nil else { return try privateFolder.removeMarks(of: state.standbyName) }
        guard let standby = try run.standby?.prepared(), let live = state.liveTree else { return }
        report.repairedStandby = standby.wasRepaired
        try standby.tree.syncFolders()
        if standby.manifest != nil {
            try privateFolder.copyManifest(of: live.name, to: standby.tree.name)
        }
        try privateFolder.removeMarks(of: standby.tree.name)
    }

    /// Brings the tree that was live until now up to date: it keeps its texts, but no revoked page and no old link.
    private func completeAfterSwitch(to tree: Tree) throws(PublishError) {
        try site.folder.sync(on: .file("."))
        try privateFolder.remove(PrivateFolder.hold)
        let other = try site.tree(tree.name.other)
        guard let before = state.liveTree ?? other else {
            return try privateFolder.removeMarks(of: tree.name.other)
        }
        if state.liveTree == nil || !state.liveIsTrusted, let manifest = try privateFolder.manifest(of: tree.name) {
            try TreeCopy.make(of: tree, manifest, in: before) { false }
            try before.syncFolders()
            try privateFolder.copyManifest(of: tree.name, to: before.name)
        } else if counts.revocations > 0, let manifest = state.liveManifest {
            let revocation = Revocation(delta: run.delta, keptKinds: run.keptKinds)
            try revocation.carryOut(in: before, manifest, from: tree, privateFolder)
        }
        try privateFolder.removeMarks(of: before.name)
    }
}
