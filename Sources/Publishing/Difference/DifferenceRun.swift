import RenderedPages
import Synchronization

/// What a build found: its changes against the live manifest, and what it counted on the way.
struct Difference: Sendable {
    let delta: Delta
    let counts: BuildCounts
    let timings: Timings
    /// What the pages are made from; nil where that is what the published ones are.
    let recipes: RecipeBook?
}

/// Renders everything, compares it with the live tree and writes what differs into the standby. Publishes nothing.
final class DifferenceRun: Sendable {
    let setup: BuildSetup
    /// Nil in a rehearsal.
    let standby: Standby?
    let batches: DeltaBatches
    let recipes: RecipeNotes
    private let counts = Mutex(BuildCounts())
    private let timings = Mutex(Timings())

    /// A run that writes files into the standby, and its changes into the private folder.
    init(_ setup: BuildSetup, standby: Standby, in privateFolder: PrivateFolder) {
        self.setup = setup
        self.standby = standby
        batches = DeltaBatches(in: privateFolder)
        recipes = RecipeNotes(since: setup.state.recipes)
    }

    /// A rehearsal: a run that counts only.
    init(_ setup: BuildSetup) {
        self.setup = setup
        standby = nil
        batches = DeltaBatches(in: nil)
        recipes = RecipeNotes(since: setup.state.recipes)
    }

    /// Does all the work on the build's threads, then looks for pages that were not rendered any more.
    func run<Work: Sendable>(
        next: ((any PublishedRecipes)?) throws -> Work?, render: @Sendable (Work, inout RenderedBatch) throws -> Void
    ) throws -> Difference {
        try withoutActuallyEscaping(next) { next in
            let published = setup.publishedRecipes
            let queue = WorkQueue { try next(published) }
            try Threads.run(setup.jobs, stop: { queue.end() }) { thread in try self.work(thread, queue, render) }
            timings.withLock { $0.reading = queue.seconds }
        }
        let batches = try batches.inOrder()
        let removals = try noteRemovals(between: batches)
        return Difference(
            delta: self.batches.delta(of: batches.compactMap(\.segment) + removals), counts: counts.withLock { $0 },
            timings: timings.withLock { $0 }, recipes: recipes.book())
    }

    private func work<Work: Sendable>(
        _ thread: Int, _ queue: WorkQueue<Work>, _ render: (Work, inout RenderedBatch) throws -> Void
    ) throws {
        var batch = RenderedBatch()
        batch.published = setup.publishedRecipes
        let comparison = try Comparison(self, thread: thread)
        var spent = Timings()
        while true {
            if setup.options.isCancelled() { throw PublishError.cancelled }
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

    /// Notes as removed what the live manifest lists before the first batch, between the batches and after the last.
    private func noteRemovals(between batches: [DeltaBatches.Batch]) throws(PublishError) -> [Delta.Segment] {
        guard let live = setup.state.liveManifest else { return [] }
        var removals: [Delta.Segment] = []
        var found = BuildCounts()
        var end = 0
        var previous: PageKey?
        for batch in batches + [nil] {
            let gap = end..<max(end, batch?.live.lowerBound ?? live.count)
            if !gap.isEmpty { removals += try noteRemoved(gap, of: live, after: previous, before: batch?.keys.lowerBound, &found) }
            end = batch?.live.upperBound ?? end
            previous = batch?.keys.upperBound
        }
        counts.withLock { $0.add(found) }
        return removals
    }

    private func noteRemoved(
        _ gap: Range<Int>, of live: ManifestReader, after previous: PageKey?, before next: PageKey?, _ found: inout BuildCounts
    ) throws(PublishError) -> [Delta.Segment] {
        let cursor = try ManifestCursor(live, at: gap.lowerBound, expecting: gap.count)
        var segments: [Delta.Segment] = []
        var records = EncodedRecords()
        while cursor.index < gap.upperBound, let old = cursor.current {
            if !old.isKept {
                found.countRemoval(of: old, after: previous, before: next, setup)
                records.append(old.with(.removed))
            }
            try cursor.advance()
            if records.count == EncodedRecords.many || cursor.index == gap.upperBound {
                if let segment = try batches.segment(of: records) { segments.append(segment) }
                records.removeAll()
            }
        }
        return segments
    }
}
