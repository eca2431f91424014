import Algorithms
import Glibc
import RenderedPages

/// A manifest that was found whole: header, records in the order of their keys, checksum.
///
/// Records stay on disk; in memory is the key of every 64th, so that a range of keys is found without reading.
final class ManifestReader: Sendable {
    let header: ManifestHeader
    private let file: Descriptor
    private let target: CallTarget
    private let fences: [PageKey]
    /// One key of so many is kept in memory.
    static let stride = 64

    var count: Int { header.recordCount }

    /// Nil where the file is torn, of another version, or not a manifest.
    init?(_ file: Descriptor, on target: CallTarget) throws(PublishError) {
        let buffer = RecordBuffer(records: 4096)
        guard try file.read(into: buffer.prefix(bytes: ManifestHeader.size), at: 0, on: target) == ManifestHeader.size,
            let header = ManifestHeader(decoding: buffer.base)
        else { return nil }
        self.header = header
        self.file = file
        self.target = target
        let checksum = Checksum()
        var fences: [PageKey] = []
        fences.reserveCapacity(header.recordCount / Self.stride + 1)
        var index = 0
        while index < header.recordCount {
            let wanted = min(buffer.capacity, header.recordCount - index)
            let bytes = buffer.prefix(bytes: wanted * ManifestRecord.size)
            guard try file.read(into: bytes, at: Self.offset(of: index), on: target) == bytes.count else { return nil }
            checksum.add(UnsafeRawBufferPointer(bytes))
            for fence in Swift.stride(from: 0, to: wanted, by: Self.stride) {
                fences.append(ManifestRecord.key(at: buffer.base + fence * ManifestRecord.size))
            }
            index += wanted
        }
        guard checksum.value == header.checksum else { return nil }
        self.fences = fences
    }

    static func offset(of index: Int) -> Int { ManifestHeader.size + index * ManifestRecord.size }

    /// Calls `body` with every record, in the order of their keys.
    func forEach(_ body: (ManifestRecord) throws(PublishError) -> Void) throws(PublishError) {
        let cursor = try ManifestCursor(self)
        while let record = cursor.current {
            try body(record)
            try cursor.advance()
        }
    }

    /// Reads records from `index` on; returns how many.
    func read(from index: Int, into buffer: RecordBuffer, at most: Int) throws(PublishError) -> Int {
        let wanted = min(most, buffer.capacity, count - index)
        guard wanted > 0 else { return 0 }
        let bytes = try file.read(
            into: buffer.prefix(bytes: wanted * ManifestRecord.size), at: Self.offset(of: index), on: target)
        return bytes / ManifestRecord.size
    }

    /// The index of a record at or before the first whose key is not below `key`, at most 64 records too early.
    func indexNotAfter(_ key: PageKey) -> Int {
        let index = fences.partitioningIndex { $0 >= key }
        return max(index - 1, 0) * Self.stride
    }

    /// Keys that cut the manifest into `parts` of about the same length.
    func cuts(into parts: Int) -> [PageKey] {
        guard parts > 1, fences.count >= parts else { return [] }
        return (1..<parts).map { fences[$0 * fences.count / parts] }
    }
}
