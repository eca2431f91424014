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
        var linked = 0
        var new = 0
        var cuts: [PageKey] = []
        var takesPaths = false
        var moves = Moves()
        manifest = try ManifestDraft(in: privateFolder, of: setup.facts) { manifest throws(PublishError) in
            let steps = try plan.steps()
            while let step = try steps.next() {
                moves.add(step)
                guard let want = step.want else { continue }
                if step.needsLink { linked += 1 }
                if step.isNew {
                    new += 1
                    if new % Self.filesAtOnce == 0 { cuts.append(want.key) }
                }
                if step.takesPath { takesPaths = true }
                try manifest.append(want)
            }
        }
        // Two files have one path only where one of them has a path that it did not have before.
        if takesPaths { try Self.refuseRepeated(plan) }
        var settling = 0.0
        try Timings.measure(&settling) { try Self.settle(plan, moves, in: standby.tree, setup) }
        tree = standby.tree
        files = PublishedFiles(moves.areMany ? .changes(standby.tree, plan) : .few(standby.tree, moves.new), cuts: cuts)
        self.linked = linked
        self.settling = settling
    }

    /// What is to be removed from the standby, what is linked into it and what is new in it, as long as that is little.
    private struct Moves {
        private static let most = 10_000

        private(set) var removals: [ManifestRecord] = []
        private(set) var links: [ManifestRecord] = []
        private(set) var new: [ManifestRecord] = []
        private(set) var areMany = false

        mutating func add(_ step: MergePlan.Step) {
            guard !areMany else { return }
            if step.leavesOldPath, let have = step.have { removals.append(have) }
            if step.needsLink, let want = step.want { links.append(want) }
            if step.isNew, let want = step.want { new.append(want) }
            areMany = removals.count + links.count + new.count > Self.most
        }
    }

    /// Makes the standby what the plan says. First all removals, then all links: a path may have passed from one page to another.
    private static func settle(_ plan: MergePlan, _ moves: Moves, in tree: Tree, _ setup: BuildSetup) throws {
        @Sendable func remove(_ have: ManifestRecord) throws {
            if setup.options.isCancelled() { throw PublishError.cancelled }
            try tree.remove(have.path, of: have.key, unless: setup.stamp)
        }
        @Sendable func link(_ want: ManifestRecord, from live: Tree, by thread: Int) throws {
            if setup.options.isCancelled() { throw PublishError.cancelled }
            try tree.link(want.path, from: live, of: want.key, by: thread)
        }
        if !moves.areMany {
            for have in moves.removals { try remove(have) }
            if let live = setup.state.liveTree { for want in moves.links { try link(want, from: live, by: 0) } }
        } else {
            try plan.forEachAtOnce(jobs: setup.jobs) { step, _ in if step.leavesOldPath, let have = step.have { try remove(have) } }
            if let live = setup.state.liveTree {
                try plan.forEachAtOnce(jobs: setup.jobs) { step, thread in
                    if step.needsLink, let want = step.want { try link(want, from: live, by: thread) }
                }
            }
        }
        try tree.removeEmptyFolders()
    }

    /// Throws where two files have one path.
    private static func refuseRepeated(_ plan: MergePlan) throws {
        var paths: [UInt64] = []
        try forEachWanted(plan) { paths.append($0.path.fingerprint) }
        guard let repeated = PathIndex(paths).repeated else { return }
        var found: [ManifestRecord] = []
        try forEachWanted(plan) { if $0.path.fingerprint == repeated { found.append($0) } }
        for (index, record) in found.enumerated() {
            for other in found[..<index] where other.path == record.path { throw PublishError.duplicatePath(other.key, record.key) }
        }
    }

    private static func forEachWanted(_ plan: MergePlan, _ body: (ManifestRecord) -> Void) throws {
        let steps = try plan.steps()
        while let step = try steps.next() { if let want = step.want { body(want) } }
    }
}
