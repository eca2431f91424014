import Algorithms
import RenderedPages
import Synchronization

/// Collects what batches change. They end in any order, on any thread.
final class DeltaBatches: Sendable {
    struct Batch: Sendable {
        /// The number of the work it was made from.
        let sequence: Int
        /// The first and the last key that was rendered.
        let keys: ClosedRange<PageKey>
        /// The records of the live manifest from the first key to the last.
        let live: Range<Int>
        /// Nil where nothing changed.
        let segment: Delta.Segment?
    }

    private let spill: RecordSpill?
    private let batches = Mutex<[Batch]>([])

    /// Without a folder the records are dropped: a rehearsal writes nothing.
    init(in privateFolder: PrivateFolder?) { spill = privateFolder.map(RecordSpill.init) }

    func add(_ records: EncodedRecords, of keys: ClosedRange<PageKey>, sequence: Int, live: Range<Int>) throws(PublishError) {
        let batch = Batch(sequence: sequence, keys: keys, live: live, segment: try segment(of: records))
        batches.withLock { $0.append(batch) }
    }

    /// Writes records to the disk; nil where there are none, or no folder.
    func segment(of records: EncodedRecords) throws(PublishError) -> Delta.Segment? {
        guard let spill, let first = records.first, let last = records.last else { return nil }
        return Delta.Segment(first: first, last: last, records: try spill.append(records))
    }

    /// The batches in the order of their keys. Throws where keys do not ascend from one piece of work to the next.
    func inOrder() throws(PublishError) -> [Batch] {
        let sorted = batches.withLock { $0 }.sorted { $0.keys.lowerBound < $1.keys.lowerBound }
        for (before, after) in sorted.adjacentPairs()
        where before.keys.upperBound >= after.keys.lowerBound || before.sequence > after.sequence {
            throw .keysOutOfOrder(before.keys.upperBound, then: after.keys.lowerBound)
        }
        return sorted
    }

    /// The delta of all these segments, which `segment(of:)` made.
    func delta(of segments: [Delta.Segment]) -> Delta { Delta(segments, in: spill) }
}
