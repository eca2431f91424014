import Digests
import RenderedPages

/// Reads a manifest in order, a few records at a time. A record is decoded when it is asked for: of an unchanged page only the key is.
final class ManifestCursor {
    private static let recordsAtOnce = 256

    let manifest: ManifestReader?
    private let buffer: RecordBuffer
    private var loaded = 0..<0
    /// The index of `current` in the manifest.
    private(set) var index = 0
    /// The current record's key; nil at the end.
    private(set) var key: PageKey?

    /// Starts at a record; without a manifest it is always at its end.
    ///
    /// - `expecting`: how many records will be wanted; so many are read at first.
    init(_ manifest: ManifestReader?, at index: Int = 0, expecting: Int = .max) throws(PublishError) {
        self.manifest = manifest
        buffer = RecordBuffer(records: manifest == nil ? 1 : Self.recordsAtOnce)
        try move(to: index, expecting: expecting)
    }

    /// Starts at the first record whose key is not below `key`; nil: at the first of all.
    convenience init(_ manifest: ManifestReader?, from key: PageKey?) throws(PublishError) {
        try self.init(manifest, at: key.flatMap { manifest?.indexNotAfter($0) } ?? 0)
        try skip(to: key)
    }

    var current: ManifestRecord? { withCurrent { ManifestRecord(decoding: $0) } }

    var isKept: Bool { withCurrent { ManifestRecord.flags(in: $0).contains(.kept) } ?? false }

    /// Whether both are at records of the same bytes.
    func isSame(as other: ManifestCursor) -> Bool {
        guard let key, key == other.key else { return false }
        return buffer.isSame(index - loaded.lowerBound, as: other.buffer, other.index - other.loaded.lowerBound)
    }

    func copyCurrent(to other: RecordBuffer, at place: Int) {
        guard key != nil else { return }
        other.copy(index - loaded.lowerBound, of: buffer, to: place)
    }

    /// Whether the current record is this one, byte by byte.
    func isSame(as record: RawSpan) -> Bool { withCurrent { $0.holdsSame(as: record) } ?? false }

    /// Whether the current record is of a file at the same path as this one.
    func hasSamePath(as record: RawSpan) -> Bool { withCurrent { ManifestRecord.path(in: $0) == ManifestRecord.path(in: record) } ?? false }

    /// Where the records from here on are the base's own, up to a key: their indexes there.
    func baseRun(before end: PageKey?) -> Range<Int> {
        guard let manifest, key != nil else { return 0..<0 }
        let (place, count) = manifest.baseRun(at: index)
        let last = end.map { manifest.base.indexNotAfter($0) } ?? manifest.base.count
        return place..<max(place, min(place + count, last))
    }

    /// Whether the current record says of a rendered file that nothing about it has changed.
    func isUnchanged(_ digest: Digest, byteCount: Int, _ identity: Identity, path: borrowing String) -> Bool {
        guard key != nil else { return false }
        return buffer.withRecord(index - loaded.lowerBound) { raw in
            ManifestRecord.digest(in: raw) == digest && ManifestRecord.byteCount(in: raw) == byteCount
                && ManifestRecord.identity(in: raw) == identity && ManifestRecord.hasPath(path, in: raw)
        }
    }

    /// Goes to the first record whose key is not below `key`.
    func seek(to key: PageKey, expecting: Int) throws(PublishError) {
        guard let manifest else { return }
        try move(to: manifest.indexNotAfter(key), expecting: expecting + ManifestBase.stride)
        try skip(to: key)
    }

    func advance() throws(PublishError) { try move(to: index + 1, expecting: .max) }

    /// Passes so many records unseen.
    func skip(_ count: Int) throws(PublishError) { try move(to: index + count, expecting: .max) }

    private func skip(to key: PageKey?) throws(PublishError) {
        guard let key else { return }
        while let found = self.key, found < key { try advance() }
    }

    private func move(to index: Int, expecting: Int) throws(PublishError) {
        self.index = index
        key = nil
        guard let manifest, index < manifest.count else { return }
        if !loaded.contains(index) {
            loaded = index..<index + (try manifest.read(from: index, into: buffer, atMost: expecting))
            guard !loaded.isEmpty else { return }
        }
        key = buffer.withRecord(index - loaded.lowerBound) { ManifestRecord.key(in: $0) }
    }

    func withCurrent<Result>(_ body: (RawSpan) -> Result) -> Result? {
        key == nil ? nil : buffer.withRecord(index - loaded.lowerBound, body)
    }
}

extension PageKey {
    /// The lesser of two keys; the other where one is missing.
    static func first(_ left: PageKey?, _ right: PageKey?) -> PageKey? {
        guard let left, let right else { return left ?? right }
        return min(left, right)
    }
}
