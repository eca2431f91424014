import Synchronization

/// Renders everything, compares it with the live tree and writes what differs into the standby. Publishes nothing.
final class Production: Sendable {
    let live: ManifestReader?
    /// Nil in a rehearsal.
    let standby: Standby?
    let delta: Delta
    let options: PublishOptions
    let keptKinds: KindSet
    /// The modification time of every file this build writes: a second that no version published before has.
    let stamp: Int64
    private let usualReasons: ChangeReasons
    private let tally = Mutex(Tally())
    private let phases = Mutex(Phases())

    init(state: SiteState, standby: Standby?, delta: Delta, inputs: Inputs, options: PublishOptions) {
        live = state.liveManifest
        self.standby = standby
        self.delta = delta
        self.options = options
        keptKinds = KindSet(options.keptKinds)
        stamp = max(options.time, state.newest + 1)
        usualReasons = Self.usualReasons(inputs, since: state.liveManifest?.header.inputs)
    }

    /// Runs all the work on `jobs` threads, then looks for pages that were not rendered any more.
    func run<Work: Sendable>(
        jobs: Int, next: () throws -> Work?, render: @Sendable (Work, inout RenderedBatch) throws -> Void
    ) throws -> (Tally, Phases) {
        try withoutActuallyEscaping(next) { next in
            let feed = Feed(next)
            try Crew.run(jobs, stop: { feed.end() }) { thread in try self.work(thread, feed, render) }
            phases.withLock { $0.reading = feed.seconds }
        }
        try noteGaps()
        return (tally.withLock { $0 }, phases.withLock { $0 })
    }

    private func work<Work: Sendable>(_ thread: Int, _ feed: Feed<Work>, _ render: (Work, inout RenderedBatch) throws -> Void) throws {
        var batch = RenderedBatch()
        let comparison = Comparison(self, thread: thread)
        var spent = Phases()
        while true {
            if options.isCancelled() { throw PublishError.cancelled }
            guard let (work, sequence) = try feed.next() else { break }
            batch.removeAll(keepingCapacity: true)
            try Phases.measure(&spent.rendering) { try render(work, &batch) }
            try Phases.measure(&spent.comparing) { try comparison.compare(batch, sequence: sequence) }
        }
        spent.writing = comparison.writing
        spent.comparing -= comparison.writing
        tally.withLock { $0.add(comparison.tally) }
        phases.withLock { $0.add(spent) }
    }

    /// Notes as removed what the live manifest lists between the batches, before the first and after the last.
    private func noteGaps() throws(PublishError) {
        let segments = try delta.arrange()
        guard let live else { return }
        var found = Tally()
        var end = 0
        var previous: PageKey?
        for segment in segments + [nil] {
            let gap = end..<max(end, segment?.live.lowerBound ?? live.count)
            if !gap.isEmpty { try noteRemoved(gap, after: previous, before: segment?.first, sequence: segment?.sequence, &found) }
            end = segment?.live.upperBound ?? end
            previous = segment?.last
        }
        tally.withLock { $0.add(found) }
        _ = try delta.arrange()
    }

    private func noteRemoved(
        _ gap: Range<Int>, after previous: PageKey?, before next: PageKey?, sequence: Int?, _ found: inout Tally
    ) throws(PublishError) {
        let cursor = ManifestCursor(live)
        let removal = RemovalNote(delta: standby == nil ? nil : delta, sequence: sequence ?? .max)
        try cursor.move(to: gap.lowerBound, expecting: gap.count)
        while let old = cursor.current, cursor.index < gap.upperBound {
            if !old.isKept {
                found.countRemoval(of: old, after: previous, before: next, self)
                try removal.append(old.with(.removed))
            }
            try cursor.advance()
        }
        try removal.finish()
    }

    func reasons(for record: ManifestRecord, over old: ManifestRecord?) -> ChangeReasons {
        guard let old else { return .row }
        var reasons = usualReasons.intersection([.template, .configuration])
        if old.data != record.data { reasons.insert(.row) }
        if old.path != record.path { reasons.insert(.address) }
        if reasons.isEmpty { reasons = usualReasons }
        if old.links != record.links { reasons.insert(.links) }
        return reasons
    }

    /// What may be behind a change of a page whose own rows are the same.
    private static func usualReasons(_ inputs: Inputs, since before: Inputs?) -> ChangeReasons {
        var reasons: ChangeReasons = []
        if inputs.templates != before?.templates { reasons.insert(.template) }
        if inputs.configuration != before?.configuration { reasons.insert(.configuration) }
        if reasons.isEmpty { reasons = inputs.now == before?.now ? .other : .clock }
        return reasons
    }
}
