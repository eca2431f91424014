import RenderedPages

/// The standby as the next site: every file is in its place, and so is the manifest, under a temporary name. Nothing is live.
struct NextTree: Sendable {
    let tree: Tree
    let manifest: ManifestDraft
    /// Unchanged files that were taken over from the live tree.
    let linked: Int
    /// The files that are to be looked at before the switch: those that this build writes, and where that is asked for, links.
    let files: PublishedFiles
    /// Seconds spent linking and unlinking.
    let settling: Double

    init(_ standby: Standby.Opened, _ setup: BuildSetup, _ difference: Difference, in privateFolder: PrivateFolder) throws {
        let plan = MergePlan(
            live: setup.state.liveManifest, standby: standby.manifest, delta: difference.delta, keptKinds: setup.keptKinds,
            keptPaths: difference.counts.keptPaths)
        var linked = 0
        var takesPaths = false
        var moves = Moves()
        var handedOut = HandedOut(includesLinked: setup.options.handsOutUnchanged)
        manifest = try ManifestDraft(in: privateFolder, of: setup.facts, since: plan.live) { manifest throws(PublishError) in
            let steps = try plan.steps()
            while true {
                try steps.passUnchanged(into: manifest)
                guard let step = try steps.next() else { break }
                moves.add(step)
                handedOut.add(step)
                guard let want = step.want else { continue }
                if step.needsLink { linked += 1 }
                if step.takesPath { takesPaths = true }
                try manifest.append(want)
            }
        }
        // Two files have one path only where one of them has a path that it did not have before.
        if takesPaths { try Self.refuseRepeated(plan) }
        var settling = 0.0
        try Timings.measure(&settling) { try Self.settle(plan, moves, in: standby.tree, setup) }
        tree = standby.tree
        files = handedOut.files(of: plan, in: standby.tree)
        self.linked = linked
        self.settling = settling
    }

    /// The steps that change the standby or that this build makes anew, as long as they are few.
    private struct Moves {
        private static let most = 10_000

        private(set) var steps: [MergePlan.Step] = []
        private(set) var areMany = false

        mutating func add(_ step: MergePlan.Step) {
            guard !areMany, step.leavesOldPath || step.isNew() else { return }
            steps.append(step)
            areMany = steps.count > Self.most
        }
    }

    /// The files that are to be looked at, listed as long as they are few.
    private struct HandedOut {
        /// Some 10 MB.
        private static let most = 50_000
        /// So many are one piece of work for the threads that read them.
        private static let atOnce = 256

        let includesLinked: Bool
        private var listed: [ManifestRecord] = []
        private var count = 0
        private var cuts: [PageKey] = []

        init(includesLinked: Bool) { self.includesLinked = includesLinked }

        mutating func add(_ step: MergePlan.Step) {
            guard let want = step.want, step.isNew(countingLinks: includesLinked) else { return }
            count += 1
            if count % Self.atOnce == 0 { cuts.append(want.key) }
            if count <= Self.most { listed.append(want) } else { listed = [] }
        }

        func files(of plan: MergePlan, in tree: Tree) -> PublishedFiles {
            count == 0
                ? PublishedFiles()
                : PublishedFiles(count > Self.most ? .changes(tree, plan, includesLinked: includesLinked) : .few(tree, listed), cuts: cuts)
        }
    }

    /// Makes the standby what the plan says. First all removals, then all links: a path may have passed from one page to another.
    private static func settle(_ plan: MergePlan, _ moves: Moves, in tree: Tree, _ setup: BuildSetup) throws {
        func forEach(_ body: @Sendable (MergePlan.Step, _ thread: Int) throws -> Void) throws {
            if moves.areMany {
                try plan.forEachAtOnce(jobs: setup.jobs, body)
            } else {
                for step in moves.steps { try body(step, 0) }
            }
        }
        let (stamp, isCancelled) = (setup.stamp, setup.options.isCancelled)
        try forEach { step, _ in
            guard step.leavesOldPath, let have = step.have else { return }
            if isCancelled() { throw PublishError.cancelled }
            try tree.remove(have.path, of: have.key, unless: stamp)
        }
        if let live = setup.state.liveTree {
            try forEach { step, thread in
                guard step.needsLink, let want = step.want else { return }
                if isCancelled() { throw PublishError.cancelled }
                try tree.link(want.path, from: live, of: want.key, by: thread)
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
