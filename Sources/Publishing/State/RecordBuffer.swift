import RenderedPages

/// Room for records in their form on disk, used again and again.
@safe final class RecordBuffer {
    /// In records.
    let capacity: Int
    // Allocated and freed by this object only, and never handed out but for the length of a call.
    private let room: UnsafeMutableRawBufferPointer

    init(records capacity: Int) {
        self.capacity = capacity
        unsafe room = .allocate(byteCount: capacity * ManifestFormat.recordSize, alignment: 16)
        unsafe room.initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit { unsafe room.deallocate() }

    func withRecord<Result>(_ index: Int, _ body: (RawSpan) -> Result) -> Result {
        unsafe body(RawSpan(_unsafeBytes: slot(index)))
    }

    func set(_ record: ManifestRecord, at index: Int) {
        var bytes = unsafe MutableRawSpan(_unsafeBytes: slot(index))
        record.encode(to: &bytes)
    }

    /// Takes a record in its form on disk.
    func set(_ record: RawSpan, at index: Int) { unsafe record.withUnsafeBytes { unsafe slot(index).copyMemory(from: $0) } }

    /// Copies a record of another buffer.
    func copy(_ index: Int, of other: RecordBuffer, to place: Int) {
        unsafe slot(place).copyMemory(from: UnsafeRawBufferPointer(other.slot(index)))
    }

    func isSame(_ index: Int, as other: RecordBuffer, _ place: Int) -> Bool {
        unsafe UnsafeRawBufferPointer(slot(index)).holdsSame(as: UnsafeRawBufferPointer(other.slot(place)))
    }

    /// The bytes of so many records from one on, to be read or filled during the call.
    func withBytes<Result, Failure: Error>(
        records: Int, from first: Int = 0, _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let (start, end) = (first * ManifestFormat.recordSize, (first + records) * ManifestFormat.recordSize)
        return try unsafe body(UnsafeMutableRawBufferPointer(rebasing: room[start..<end]))
    }

    private func slot(_ index: Int) -> UnsafeMutableRawBufferPointer {
        precondition(index < capacity)
        let start = index * ManifestFormat.recordSize
        return unsafe UnsafeMutableRawBufferPointer(rebasing: room[start..<start + ManifestFormat.recordSize])
    }
}
