import RenderedPages

/// Reads a delta in the order of its keys.
final class DeltaCursor {
    private let delta: Delta
    private let buffer = RecordBuffer(records: 256)
    private var segments: ArraySlice<Delta.Segment>
    /// What is left of the segment that is being read.
    private var rest = 0..<0
    private var position = 0
    private var loaded = 0
    /// Nil at the end.
    private(set) var current: ManifestRecord?

    /// Starts at the first record whose key is not below `key`; nil: at the first of all.
    init(_ delta: Delta, from key: PageKey?) throws(PublishError) {
        self.delta = delta
        segments = delta.segments(from: key)
        try advance()
        if let key { while let record = current, record.key < key { try advance() } }
    }

    func advance() throws(PublishError) {
        if position == loaded, !(try load()) {
            current = nil
            return
        }
        current = buffer.withRecord(position) { ManifestRecord(decoding: $0) }
        position += 1
    }

    /// Fills the buffer; false at the end.
    private func load() throws(PublishError) -> Bool {
        if rest.isEmpty {
            guard let next = segments.popFirst() else { return false }
            rest = next.records
        }
        loaded = try delta.read(rest, into: buffer)
        position = 0
        rest = rest.lowerBound + loaded..<rest.upperBound
        return loaded > 0
    }
}
