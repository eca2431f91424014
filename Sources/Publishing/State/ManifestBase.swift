import Algorithms
import RenderedPages

/// A list of records that was found whole: header, records in the order of their keys, checksum. What manifests lie over.
///
/// Its file is never changed, so the manifests of both trees and of many builds can have the same base: each says only what differs
/// (`ManifestOverlay`). Records stay on disk; in memory is the key of every 64th, so that a range of keys is found without reading.
final class ManifestBase: Sendable {
    /// One key of so many is kept in memory.
    static let stride = 64
    private static let recordsAtOnce = 4096

    let header: ManifestHeader
    private let file: Descriptor
    private let target: CallTarget
    private let fences: [PageKey]
    /// The indexes of files that are kept for one more switch: few.
    private let kept: [Int]

    var count: Int { header.recordCount }
    var id: ManifestHeader.BaseID { .init(checksum: header.checksum, count: count) }

    /// Nil where the file is torn, of another version, or no list of records.
    init?(_ file: Descriptor, on target: CallTarget) throws(PublishError) {
        guard let header = ManifestHeader(decoding: try file.contents(limit: ManifestFormat.headerSize, on: target)), header.base == nil
        else { return nil }
        self.header = header
        self.file = file
        self.target = target
        let buffer = RecordBuffer(records: Self.recordsAtOnce)
        let checksum = Checksum()
        var fences: [PageKey] = []
        var kept: [Int] = []
        var index = 0
        while index < header.recordCount {
            let wanted = min(buffer.capacity, header.recordCount - index)
            let found = try unsafe buffer.withBytes(records: wanted) { bytes throws(PublishError) in
                let count = try unsafe file.read(into: bytes, at: Self.offset(of: index), on: target)
                unsafe checksum.add(UnsafeRawBufferPointer(bytes))
                return count / ManifestFormat.recordSize
            }
            guard found == wanted else { return nil }
            for place in 0..<wanted {
                buffer.withRecord(place) { record in
                    if place % Self.stride == 0 { fences.append(ManifestRecord.key(in: record)) }
                    if ManifestRecord.flags(in: record).contains(.kept) { kept.append(index + place) }
                }
            }
            index += wanted
        }
        guard checksum.value == header.checksum else { return nil }
        self.fences = fences
        self.kept = kept
    }

    static func offset(of index: Int) -> Int { ManifestFormat.headerSize + index * ManifestFormat.recordSize }

    /// Reads records from `index` on into the buffer, behind its first `place`; returns how many.
    func read(from index: Int, into buffer: RecordBuffer, at place: Int, atMost most: Int) throws(PublishError) -> Int {
        let wanted = min(most, buffer.capacity - place, count - index)
        guard wanted > 0 else { return 0 }
        return try unsafe buffer.withBytes(records: wanted, from: place) { bytes throws(PublishError) in
            try unsafe file.read(into: bytes, at: Self.offset(of: index), on: target) / ManifestFormat.recordSize
        }
    }

    /// The index of a record at or before the first whose key is not below `key`, at most 64 records too early.
    func indexNotAfter(_ key: PageKey) -> Int { max(fences.partitioningIndex { $0 >= key } - 1, 0) * Self.stride }

    /// The index of the first file from `index` on that is kept for one more switch.
    func nextKept(from index: Int) -> Int {
        let place = kept.partitioningIndex { $0 >= index }
        return place < kept.count ? kept[place] : count
    }

    /// Keys that cut the list into `parts` of about the same length.
    func cuts(into parts: Int) -> [PageKey] {
        guard parts > 1, fences.count >= parts else { return [] }
        return (1..<parts).map { fences[$0 * fences.count / parts] }
    }
}
