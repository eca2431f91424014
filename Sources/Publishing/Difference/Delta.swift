import Algorithms
import RenderedPages

/// What a build changes against the live manifest: records in the order of their keys, on disk because a first build changes everything.
struct Delta: Sendable {
    /// Changes with keys from `first` to `last`.
    struct Segment: Sendable {
        let first: PageKey
        let last: PageKey
        /// The segment's records in the spill, by number.
        let records: Range<Int>
    }

    private let segments: [Segment]
    private let spill: RecordSpill?

    /// - `segments`: in any order; none overlaps another.
    init(_ segments: [Segment], in spill: RecordSpill?) {
        self.segments = segments.filter { !$0.records.isEmpty }.sorted { $0.first < $1.first }
        self.spill = spill
    }

    var isEmpty: Bool { segments.isEmpty }

    /// The first segment that may hold `key` or a later one, and all that follow.
    func segments(from key: PageKey?) -> ArraySlice<Segment> {
        guard let key else { return segments[...] }
        return segments[segments.partitioningIndex { $0.last >= key }...]
    }

    /// Reads records into the buffer; returns how many.
    func read(_ range: Range<Int>, into buffer: RecordBuffer) throws(PublishError) -> Int {
        try spill?.read(range, into: buffer) ?? 0
    }

    /// Calls `changed` with every record of `manifest` that has a change and with that, and `unchanged` at every other, which is not decoded:
    /// mostly nearly all.
    func forEach(
        over manifest: ManifestReader, unchanged: (ManifestCursor) throws(PublishError) -> Void = { _ in },
        changed: (ManifestRecord, _ change: ManifestRecord) throws(PublishError) -> Void
    ) throws(PublishError) {
        let changes = try DeltaCursor(self, from: nil)
        let records = try ManifestCursor(manifest)
        while let key = records.key {
            while let change = changes.current, change.key < key { try changes.advance() }
            if let change = changes.current, change.key == key, !records.isKept, let record = records.current {
                try changed(record, change)
            } else {
                try unchanged(records)
            }
            try records.advance()
        }
    }
}
