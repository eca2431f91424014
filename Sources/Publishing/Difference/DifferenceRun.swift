import RenderedPages
import Synchronization

/// Renders everything, compares it with the live tree and writes what differs into the standby. Publishes nothing.
final class DifferenceRun: Sendable {
    let live: ManifestReader?
    /// Nil in a rehearsal.
    let standby: Standby?
    let delta: Delta
    let options: PublishOptions
    let keptKinds: KindSet
    /// The modification time of every file this build writes: a second that no version published before has.
    let stamp: Int64
    private let usualReasons: ChangeReasons
    private let counts = Mutex(BuildCounts())
    private let timings = Mutex(Timings())

    init(state: SiteState, standby: Standby?, delta: Delta, inputs: BuildInputs, options: PublishOptions) {
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
    ) throws -> (BuildCounts, Timings) {
        try withoutActuallyEscaping(next) { next in
            let queue = WorkQueue(next)
            try Threads.run(jobs, stop: { queue.end() }) { thread in try self.work(thread, queue, render) }
            timings.withLock { $0.reading = queue.seconds }
        }
        try noteGaps()
        return (counts.withLock { $0 }, timings.withLock { $0 })
    }

    private func work<Work: Sendable>(_ thread: Int, _ queue: WorkQueue<Work>, _ render: (Work, inout RenderedBatch) throws -> Void) throws
    {
        var batch = RenderedBatch()
        let comparison = Comparison(self, thread: thread)
        var spent = Timings()
        while true {
            if options.isCancelled() { throw PublishError.cancelled }
            guard let (work, sequence) = try queue.next() else { break }
            batch.removeAll(keepingCapacity: true)
            try Timings.measure(&spent.rendering) { try render(work, &batch) }
            try Timings.measure(&spent.comparing) { try comparison.compare(batch, sequence: sequence) }
        }
        spent.writing = comparison.writing
        spent.comparing -= comparison.writing
        counts.withLock { $0.add(comparison.counts) }
        timings.withLock { $0.add(spent) }
    }

    /// Notes as removed what the live manifest lists between the batches, before the first and after the last.
    private func noteGaps() throws(PublishError) {
        let segments = try delta.arrange()
        guard let live else { return }
        var found = BuildCounts()
        var end = 0
        var previous: PageKey?
        for segment in segments + [nil] {
            let gap = end..<max(end, segment?.live.lowerBound ?? live.count)
            if !gap.isEmpty { try noteRemoved(gap, after: previous, before: segment?.first, sequence: segment?.sequence, &found) }
            end = segment?.live.upperBound ?? end
            previous = segment?.last
        }
        counts.withLock { $0.add(found) }
        _ = try delta.arrange()
    }

    private func noteRemoved(
        _ gap: Range<Int>, after previous: PageKey?, before next: PageKey?, sequence: Int?, _ found: inout BuildCounts
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
    private static func usualReasons(_ inputs: BuildInputs, since before: BuildInputs?) -> ChangeReasons {
        var reasons: ChangeReasons = []
        if inputs.templates != before?.templates { reasons.insert(.template) }
        if inputs.configuration != before?.configuration { reasons.insert(.configuration) }
        if reasons.isEmpty { reasons = inputs.now == before?.now ? .other : .clock }
        return reasons
    }
}
