import Algorithms
import RenderedPages

/// A manifest that was found whole: header, records in the order of their keys, checksum.
///
/// Records stay on disk; in memory is the key of every 64th, so that a range of keys is found without reading.
final class ManifestReader: Sendable {
    /// One key of so many is kept in memory.
    static let stride = 64
    private static let recordsAtOnce = 4096

    let header: ManifestHeader
    private let file: Descriptor
    private let target: CallTarget
    private let fences: [PageKey]

    var count: Int { header.recordCount }

    /// Nil where the file is torn, of another version, or not a manifest.
    init?(_ file: Descriptor, on target: CallTarget) throws(PublishError) {
        guard let header = ManifestHeader(decoding: try file.contents(limit: ManifestFormat.headerSize, on: target)) else { return nil }
        self.header = header
        self.file = file
        self.target = target
        let buffer = RecordBuffer(records: Self.recordsAtOnce)
        let checksum = Checksum()
        var fences: [PageKey] = []
        var index = 0
        while index < header.recordCount {
            let wanted = min(buffer.capacity, header.recordCount - index)
            let found = try unsafe buffer.withBytes(records: wanted) { bytes throws(PublishError) in
                let count = try unsafe file.read(into: bytes, at: Self.offset(of: index), on: target)
                unsafe checksum.add(UnsafeRawBufferPointer(bytes))
                return count / ManifestFormat.recordSize
            }
            guard found == wanted else { return nil }
            for fence in Swift.stride(from: 0, to: wanted, by: Self.stride) {
                fences.append(buffer.withRecord(fence) { ManifestRecord.key(in: $0) })
            }
            index += wanted
        }
        guard checksum.value == header.checksum else { return nil }
        self.fences = fences
    }

    static func offset(of index: Int) -> Int { ManifestFormat.headerSize + index * ManifestFormat.recordSize }

    /// Calls `body` with every record, in the order of their keys.
    func forEach(_ body: (ManifestRecord) throws(PublishError) -> Void) throws(PublishError) {
        let cursor = try ManifestCursor(self)
        while let record = cursor.current {
            try body(record)
            try cursor.advance()
        }
    }

    /// The first record of each kind: whether their files are there tells whether a whole folder is missing.
    func samples() throws(PublishError) -> [ManifestRecord] {
        var samples: [ManifestRecord] = []
        for kind in header.census.files.indices where header.census.files[kind] > 0 {
            let cursor = try ManifestCursor(self, from: PageKey(kind: UInt8(kind), row: .min))
            if let record = cursor.current { samples.append(record) }
        }
        return samples
    }

    /// Reads records from `index` on; returns how many.
    func read(from index: Int, into buffer: RecordBuffer, atMost most: Int) throws(PublishError) -> Int {
        let wanted = min(most, buffer.capacity, count - index)
        guard wanted > 0 else { return 0 }
        return try unsafe buffer.withBytes(records: wanted) { bytes throws(PublishError) in
            try unsafe file.read(into: bytes, at: Self.offset(of: index), on: target) / ManifestFormat.recordSize
        }
    }

    /// The index of a record at or before the first whose key is not below `key`, at most 64 records too early.
    func indexNotAfter(_ key: PageKey) -> Int {
        max(fences.partitioningIndex { $0 >= key } - 1, 0) * Self.stride
    }

    /// Keys that cut the manifest into `parts` of about the same length.
    func cuts(into parts: Int) -> [PageKey] {
        guard parts > 1, fences.count >= parts else { return [] }
        return (1..<parts).map { fences[$0 * fences.count / parts] }
    }
}
