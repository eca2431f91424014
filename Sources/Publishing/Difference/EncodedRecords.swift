import RenderedPages

/// Records of ascending keys in their form on disk, until there are enough of them to be written.
struct EncodedRecords {
    /// So many are worth a write of their own; 160 KiB.
    static let many = 1024

    private(set) var bytes: [UInt8] = []
    private(set) var first: PageKey?
    private(set) var last: PageKey?

    var count: Int { bytes.count / ManifestFormat.recordSize }

    mutating func append(_ record: ManifestRecord) {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: ManifestFormat.recordSize))
        bytes.withMutableRawSpan(from: start) { record.encode(to: &$0) }
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
