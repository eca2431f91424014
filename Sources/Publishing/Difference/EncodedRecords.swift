import RenderedPages

/// Records of ascending keys in their form on disk, until there are enough of them to be written.
struct EncodedRecords {
    /// So many are worth a write of their own; 160 KiB.
    static let many = 1024

    private(set) var bytes: [UInt8] = []
    private(set) var first: PageKey?
    private(set) var last: PageKey?

    var count: Int { bytes.count / ManifestRecord.size }

    mutating func append(_ record: ManifestRecord) {
        withUnsafeTemporaryAllocation(byteCount: ManifestRecord.size, alignment: 16) { room in
            guard let base = room.baseAddress else { return }
            record.encode(to: base)
            bytes.append(contentsOf: UnsafeRawBufferPointer(room))
        }
        first = first ?? record.key
        last = record.key
    }

    /// Keeps the room for more.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        first = nil
        last = nil
    }
}
