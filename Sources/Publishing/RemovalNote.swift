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
