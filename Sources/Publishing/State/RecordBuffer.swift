/// Room for records, used again and again.
final class RecordBuffer {
    let base: UnsafeMutableRawPointer
    let capacity: Int

    init(records capacity: Int) {
        self.capacity = capacity
        base = .allocate(byteCount: capacity * ManifestRecord.size, alignment: 16)
    }

    deinit { base.deallocate() }

    func prefix(bytes: Int) -> UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(start: base, count: bytes) }
}
