import RenderedPages

/// What the standby holds, file by file, and what it shall hold: the live manifest, the changes and the standby's manifest in one pass.
struct MergePlan {
    enum Origin { case live, written }

    /// One place in the new tree. Without `want` what is there goes.
    struct Step {
        var want: ManifestRecord?
        var origin: Origin
        /// What the standby holds in this place.
        var have: ManifestRecord?

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
    }

    let live: ManifestReader?
    let standby: ManifestReader?
    let delta: Delta
    let keptKinds: KindSet
    /// Paths that the new tree has for files of these kinds: nothing old is kept there.
    let keptPaths: Set<String>

    /// Steps through all keys from `start` up to, but not including, `end`.
    func forEach(from start: PageKey? = nil, to end: PageKey? = nil, _ body: (Step) throws -> Void) throws {
        let live = ManifestCursor(live)
        let standby = ManifestCursor(standby)
        let changes = try DeltaCursor(delta, from: start)
        try live.seek(to: start)
        try standby.seek(to: start)
        while let key = PageKey.first(PageKey.first(live.key, standby.key), changes.current?.key) {
            if let end, key >= end { return }
            let before = try Self.takeBoth(live, at: key)
            let have = try Self.takeBoth(standby, at: key)
            var change: ManifestRecord?
            if let current = changes.current, current.key == key {
                change = current
                try changes.advance()
            }
            let current = Self.wanted(before.current, change, have.current)
            if current.want != nil || current.have != nil { try body(current) }
            let kept = Step(want: keptVersion(of: before.current, besides: current.want), origin: .live, have: have.kept)
            if kept.want != nil || kept.have != nil { try body(kept) }
        }
    }

    private static func wanted(_ before: ManifestRecord?, _ change: ManifestRecord?, _ have: ManifestRecord?) -> Step {
        guard let change else { return Step(want: before, origin: .live, have: have) }
        if change.flags.contains(.removed) { return Step(want: nil, origin: .live, have: have) }
        return Step(want: change.with([]), origin: change.flags.contains(.written) ? .written : .live, have: have)
    }

    private func keptVersion(of before: ManifestRecord?, besides want: ManifestRecord?) -> ManifestRecord? {
        guard let before, keptKinds.contains(before.key.kind), want?.path != before.path, !keptPaths.contains(before.path.text) else {
            return nil
        }
        return before.with(.kept)
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

extension MergePlan {
    /// Steps through all keys on `jobs` threads, each with its own range of keys, in order within the range.
    func forEachAtOnce(jobs: Int, _ body: @Sendable (Step, _ thread: Int) throws -> Void) throws {
        let cuts = live?.cuts(into: jobs) ?? []
        let starts = [nil] + cuts.map(Optional.some)
        let ends = cuts.map(Optional.some) + [nil]
        // A thread that fails leaves a standby that is marked unfinished, so the others need not be stopped at once.
        try Threads.run(starts.count, stop: {}) { thread in
            try forEach(from: starts[thread], to: ends[thread]) { step in try body(step, thread) }
        }
    }
}
