import RenderedPages

/// The standby as the next site: every file is in its place, and so is the manifest, under a temporary name. Nothing is live.
struct NextTree: Sendable {
    /// So many files are one piece of work for the threads that read what is about to be published.
    private static let filesAtOnce = 256

    let tree: Tree
    let manifest: ManifestDraft
    /// Unchanged files that were taken over from the live tree.
    let linked: Int
    /// The files that this build writes or links.
    let files: PublishedFiles
    /// Seconds spent linking and unlinking.
    let settling: Double

    init(_ standby: Standby.Opened, _ setup: BuildSetup, _ difference: Difference, in privateFolder: PrivateFolder) throws {
        let plan = MergePlan(
            live: setup.state.liveManifest, standby: standby.manifest, delta: difference.delta, keptKinds: setup.keptKinds,
            keptPaths: difference.counts.keptPaths)
        var settling = 0.0
        try Timings.measure(&settling) { try Self.settle(plan, in: standby.tree, setup) }
        var paths: [UInt64] = []
        paths.reserveCapacity(difference.counts.census.fileCount)
        var linked = 0
        var new = 0
        var cuts: [PageKey] = []
        manifest = try ManifestDraft(in: privateFolder, of: setup.facts) { manifest throws(PublishError) in
            let steps = try plan.steps()
            while let step = try steps.next() {
                guard let want = step.want else { continue }
                if step.needsLink { linked += 1 }
                if step.isNew {
                    new += 1
                    if new % Self.filesAtOnce == 0 { cuts.append(want.key) }
                }
                paths.append(want.path.fingerprint)
                try manifest.append(want)
            }
        }
        if let repeated = PathIndex(paths).repeated { try Self.refuseRepeated(repeated, plan) }
        tree = standby.tree
        files = PublishedFiles(.changes(standby.tree, plan), cuts: cuts)
        self.linked = linked
        self.settling = settling
    }

    /// Makes the standby what the plan says. First all removals, then all links: a path may have passed from one page to another.
    private static func settle(_ plan: MergePlan, in tree: Tree, _ setup: BuildSetup) throws {
        let (stamp, isCancelled) = (setup.stamp, setup.options.isCancelled)
        if plan.standby != nil {
            try plan.forEachAtOnce(jobs: setup.jobs) { step, _ in
                if isCancelled() { throw PublishError.cancelled }
                if let have = step.have, step.leavesOldPath { try tree.remove(have.path, of: have.key, unless: stamp) }
            }
        }
        guard let live = setup.state.liveTree else { return }
        try plan.forEachAtOnce(jobs: setup.jobs) { step, thread in
            guard let want = step.want, step.needsLink else { return }
            if isCancelled() { throw PublishError.cancelled }
            try tree.link(want.path, from: live, of: want.key, by: thread)
        }
        try tree.removeEmptyFolders()
    }

    /// Throws where two paths have this fingerprint because they are the same.
    private static func refuseRepeated(_ fingerprint: UInt64, _ plan: MergePlan) throws(PublishError) {
        var found: [ManifestRecord] = []
        let steps = try plan.steps()
        while let step = try steps.next() {
            if let want = step.want, want.path.fingerprint == fingerprint { found.append(want) }
        }
        for (index, record) in found.enumerated() {
            for other in found[..<index] where other.path == record.path { throw .duplicatePath(other.key, record.key) }
        }
    }
}
