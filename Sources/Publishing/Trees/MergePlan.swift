import RenderedPages

/// What the standby holds, file by file, and what it shall hold: the live manifest, the changes and the standby's manifest in one pass.
struct MergePlan: Sendable {
    enum Origin { case live, written }

    /// One place in the new tree. Without `want` what is there goes.
    struct Step {
        let want: ManifestRecord?
        let origin: Origin
        /// What the standby holds in this place.
        let have: ManifestRecord?
        /// Whether no file of the live tree has this path in this place.
        var takesPath = false

        /// Whether the standby's old file must be removed under its own path.
        var leavesOldPath: Bool {
            guard let have else { return false }
            return want?.path != have.path
        }

        /// Whether the live file must be linked in.
        var needsLink: Bool {
            guard let want, origin == .live else { return false }
            return have?.isSameFile(as: want) != true
        }

        /// Whether this build writes the file, or links it where these count too.
        func isNew(countingLinks: Bool = true) -> Bool { want != nil && origin == .written || countingLinks && needsLink }
    }

    let live: ManifestReader?
    let standby: ManifestReader?
    let delta: Delta
    let keptKinds: KindSet
    /// Paths that the new tree has for files of these kinds: nothing old is kept there.
    let keptPaths: Set<String>

    func steps(in range: KeyRange = .all) throws(PublishError) -> MergeSteps { try MergeSteps(self, range) }

    /// Steps through all keys on `jobs` threads, each with its own range of keys, in order within the range.
    func forEachAtOnce(jobs: Int, _ body: @Sendable (Step, _ thread: Int) throws -> Void) throws {
        let ranges = KeyRange.cut(at: live?.cuts(into: jobs) ?? [])
        // A thread that fails leaves a standby that is marked unfinished, so the others need not be stopped at once.
        try Threads.run(ranges.count, stop: {}) { thread in
            let steps = try steps(in: ranges[thread])
            while let step = try steps.next() { try body(step, thread) }
        }
    }

    /// The step for a key's current file.
    fileprivate func current(_ before: ManifestRecord?, _ change: ManifestRecord?, have: ManifestRecord?) -> Step {
        guard let change else { return Step(want: before, origin: .live, have: have) }
        if change.flags.contains(.removed) { return Step(want: nil, origin: .live, have: have) }
        return Step(
            want: change.with([]), origin: change.flags.contains(.written) ? .written : .live, have: have,
            takesPath: before?.path != change.path)
    }

    /// The step for the file that is kept beside it for one more switch.
    fileprivate func kept(_ before: ManifestRecord?, besides want: ManifestRecord?, have: ManifestRecord?) -> Step {
        // An empty file is nobody's style sheet; its path may belong to a page of another kind now.
        guard let before, before.byteCount > 0, keptKinds.contains(before.key.kind), want?.path != before.path,
            !keptPaths.contains(before.path.text)
        else {
            return Step(want: nil, origin: .live, have: have)
        }
        return Step(want: before.with(.kept), origin: .live, have: have)
    }
}

/// Goes through a plan in the order of its keys.
final class MergeSteps {
    private let plan: MergePlan
    private let range: KeyRange
    private let live: ManifestCursor
    private let standby: ManifestCursor
    private let changes: DeltaCursor
    /// A key's second step.
    private var pending: MergePlan.Step?

    fileprivate init(_ plan: MergePlan, _ range: KeyRange) throws(PublishError) {
        self.plan = plan
        self.range = range
        live = try ManifestCursor(plan.live, from: range.start)
        standby = try ManifestCursor(plan.standby, from: range.start)
        changes = try DeltaCursor(plan.delta, from: range.start)
    }

    /// Nil at the end. Every step wants or has something.
    func next() throws(PublishError) -> MergePlan.Step? {
        if let step = pending.take() { return step }
        while let key = PageKey.first(PageKey.first(live.key, standby.key), changes.current?.key), !range.isBefore(key) {
            let before = try Self.takeBoth(live, at: key)
            let have = try Self.takeBoth(standby, at: key)
            let current = plan.current(before.current, try takeChange(at: key), have: have.current)
            let kept = plan.kept(before.current, besides: current.want, have: have.kept)
            if kept.want != nil || kept.have != nil { pending = kept }
            if current.want != nil || current.have != nil { return current }
            if let step = pending.take() { return step }
        }
        return nil
    }

    /// Passes the files from here on that both trees have and that nothing changes, and appends their records as they lie there.
    ///
    /// The step of such a file does nothing: mostly nearly all are.
    func passUnchanged(into manifest: ManifestWriter) throws(PublishError) {
        guard pending == nil else { return }
        let end = PageKey.first(changes.current?.key, range.end)
        while let key = live.key, end.map({ key < $0 }) ?? true, live.isSame(as: standby), !live.isKept {
            let run = sameRun(before: end)
            if run.count > 1, try manifest.passBase(run, of: live.manifest) {
                try live.skip(run.count)
                try standby.skip(run.count)
            } else {
                try manifest.appendCurrent(of: live)
                try live.advance()
                try standby.advance()
            }
        }
    }

    /// Where both trees have from here on the same records of the same base, none of them kept: their indexes there.
    private func sameRun(before end: PageKey?) -> Range<Int> {
        guard let base = live.manifest?.base, base.id == standby.manifest?.base.id else { return 0..<0 }
        let (here, there) = (live.baseRun(before: end), standby.baseRun(before: end))
        guard here.lowerBound == there.lowerBound else { return 0..<0 }
        return here.clamped(to: there).clamped(to: 0..<base.nextKept(from: here.lowerBound))
    }

    private func takeChange(at key: PageKey) throws(PublishError) -> ManifestRecord? {
        guard let change = changes.current, change.key == key else { return nil }
        try changes.advance()
        return change
    }

    private static func takeBoth(
        _ cursor: ManifestCursor, at key: PageKey
    ) throws(PublishError) -> (current: ManifestRecord?, kept: ManifestRecord?) {
        var found: (current: ManifestRecord?, kept: ManifestRecord?)
        while cursor.key == key, let record = cursor.current {
            if record.isKept { found.kept = record } else { found.current = record }
            try cursor.advance()
        }
        return found
    }
}
