import RenderedPages

/// Reads a delta in the order of its keys.
final class DeltaCursor {
    private let delta: Delta
    private let buffer = RecordBuffer(records: 256)
    private var segment: Int
    private var rest = 0..<0
    private var position = 0
    private var loaded = 0
    private(set) var current: ManifestRecord?

    init(_ delta: Delta, from key: PageKey?) throws(PublishError) {
        self.delta = delta
        segment = delta.segmentIndex(for: key)
        rest = delta.records(ofSegment: segment) ?? 0..<0
        try advance()
        if let key { while let record = current, record.key < key { try advance() } }
    }

    func advance() throws(PublishError) {
        while position == loaded {
            if rest.isEmpty {
                segment += 1
                guard let next = delta.records(ofSegment: segment) else {
                    current = nil
                    return
                }
                rest = next
                continue
            }
            loaded = try delta.read(rest, into: buffer)
            guard loaded > 0 else {
                current = nil
                return
            }
            position = 0
            rest = rest.lowerBound + loaded..<rest.upperBound
        }
        current = ManifestRecord(decoding: buffer.base + position * ManifestRecord.size)
        position += 1
    }
}
