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

    /// Calls `changed` with every record of `manifest` that has a change and with that.
    ///
    /// - `writer`: takes all others as they lie there.
    func forEach(
        over manifest: ManifestReader, others writer: ManifestWriter? = nil,
        changed: (ManifestRecord, _ change: ManifestRecord) throws(PublishError) -> Void
    ) throws(PublishError) {
        let changes = try DeltaCursor(self, from: nil)
        let records = try ManifestCursor(manifest, expecting: 1)
        while let change = changes.current {
            if let writer {
                try writer.appendAll(of: records, before: change.key)
            } else {
                try records.seek(to: change.key, expecting: 1)
            }
            while records.key == change.key, let record = records.current {
                if !record.isKept { try changed(record, change) } else { try writer?.appendCurrent(of: records) }
                try records.advance()
            }
            try changes.advance()
        }
        try writer?.appendAll(of: records, before: nil)
    }
}
