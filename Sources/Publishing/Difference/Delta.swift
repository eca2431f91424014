import RenderedPages
import Synchronization

/// What a build changes against the live manifest: records in the order of their keys, spilled to disk because a first build changes all.
///
/// Batches end in any order. Each becomes a segment; `arrange` puts the segments in order when all are there. The file is made with the
/// first change and has no name, so that a killed build leaves none.
final class Delta: Sendable {
    struct Segment: Sendable {
        var sequence: Int
        var first: PageKey
        var last: PageKey
        /// The records of the live manifest from `first` to `last`.
        var live: Range<Int>
        /// Where the segment's own records stand in the spill, by number.
        var records: Range<Int>
    }

    private struct State {
        var segments: [Segment] = []
        var file: Descriptor?
        var count = 0
    }

    private let privateFolder: PrivateFolder?
    private let state = Mutex(State())
    private static let target = CallTarget.file("private/" + PrivateFolder.delta)

    /// Without a folder the delta remembers the segments and drops their records: a rehearsal writes nothing.
    init(in privateFolder: PrivateFolder?) { self.privateFolder = privateFolder }

    func append(
        _ records: [UInt8], sequence: Int, first: PageKey, last: PageKey, live: Range<Int>
    ) throws(PublishError) {
        let added = records.count / ManifestRecord.size
        let spill = try state.withLock { state throws(PublishError) -> (file: Descriptor?, start: Int) in
            let start = state.count
            state.segments.append(Segment(sequence: sequence, first: first, last: last, live: live, records: start..<start + added))
            state.count += added
            return (file: try file(&state), start: start)
        }
        guard let file = spill.file else { return }
        try records.withUnsafeBufferPointer { bytes throws(PublishError) in
            try file.write(UnsafeRawBufferPointer(bytes), at: spill.start * ManifestRecord.size, on: Self.target)
        }
    }

    /// Brings the segments in the order of their keys. Throws where keys do not ascend from one batch to the next.
    func arrange() throws(PublishError) -> [Segment] {
        try state.withLock { state throws(PublishError) in
            state.segments.sort { $0.first < $1.first }
            for (before, after) in zip(state.segments, state.segments.dropFirst())
            where before.last >= after.first || before.sequence > after.sequence {
                throw .keysOutOfOrder(before.last, then: after.first)
            }
            return state.segments
        }
    }

    /// The index of the first segment that may hold `key` or a later one.
    func segmentIndex(for key: PageKey?) -> Int {
        guard let key else { return 0 }
        return state.withLock { state in state.segments.firstIndex { $0.last >= key } ?? state.segments.count }
    }

    func records(ofSegment index: Int) -> Range<Int>? {
        state.withLock { $0.segments.indices.contains(index) ? $0.segments[index].records : nil }
    }

    func read(_ range: Range<Int>, into buffer: RecordBuffer) throws(PublishError) -> Int {
        guard let file = state.withLock({ $0.file }) else { return 0 }
        let wanted = min(range.count, buffer.capacity)
        let bytes = try file.read(
            into: buffer.prefix(bytes: wanted * ManifestRecord.size), at: range.lowerBound * ManifestRecord.size, on: Self.target)
        return bytes / ManifestRecord.size
    }

    var isEmpty: Bool { state.withLock { $0.count == 0 } }

    /// Calls `body` with every record of `manifest` and, where there is one, its change.
    func forEach(
        over manifest: ManifestReader, _ body: (ManifestRecord, _ change: ManifestRecord?) throws(PublishError) -> Void
    ) throws(PublishError) {
        let records = ManifestCursor(manifest)
        let changes = try DeltaCursor(self, from: nil)
        try records.move(to: 0)
        while let record = records.current {
            while let change = changes.current, change.key < record.key { try changes.advance() }
            let change = changes.current.flatMap { $0.key == record.key && !record.isKept ? $0 : nil }
            try body(record, change)
            try records.advance()
        }
    }

    private func file(_ state: inout State) throws(PublishError) -> Descriptor? {
        guard let privateFolder, state.count > 0 else { return nil }
        if let file = state.file { return file }
        let file = try privateFolder.create(PrivateFolder.delta)
        try privateFolder.remove(PrivateFolder.delta)
        state.file = file
        return file
    }
}

/// Notes removed pages in the delta, a bounded number at a time.
final class RemovalNote {
    private let delta: Delta?
    private let sequence: Int
    private let buffer = RecordBuffer(records: 1024)
    private var pending = 0
    private var first: PageKey?
    private var last: PageKey?

    init(delta: Delta?, sequence: Int) {
        self.delta = delta
        self.sequence = sequence
    }

    func append(_ record: ManifestRecord) throws(PublishError) {
        if pending == buffer.capacity { try finish() }
        record.encode(to: buffer.base + pending * ManifestRecord.size)
        pending += 1
        first = first ?? record.key
        last = record.key
    }

    func finish() throws(PublishError) {
        guard let first, let last else { return }
        let bytes = [UInt8](UnsafeRawBufferPointer(buffer.prefix(bytes: pending * ManifestRecord.size)))
        try delta?.append(bytes, sequence: sequence, first: first, last: last, live: 0..<0)
        pending = 0
        self.first = nil
        self.last = nil
    }
}
