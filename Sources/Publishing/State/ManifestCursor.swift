import RenderedPages

/// Reads a manifest in order, a few records at a time. A record is decoded when it is asked for: of an unchanged page only the key is.
final class ManifestCursor {
    private static let recordsAtOnce = 256

    private let manifest: ManifestReader?
    private let buffer: RecordBuffer
    private var loaded = 0..<0
    /// The index of `current` in the manifest.
    private(set) var index = 0
    private var raw: UnsafeRawPointer?
    /// The current record's key; nil at the end.
    private(set) var key: PageKey?

    var current: ManifestRecord? { raw.map { ManifestRecord(decoding: $0) } }

    var isKept: Bool { raw.map { ManifestRecord.flags(at: $0).contains(.kept) } ?? false }

    /// Whether the current record says of a rendered file that nothing about it has changed.
    func isUnchanged(_ digest: ContentDigest, byteCount: Int, _ identity: Identity, path: borrowing String) -> Bool {
        guard let raw else { return false }
        return ManifestRecord.digest(at: raw) == digest && ManifestRecord.byteCount(at: raw) == byteCount
            && ManifestRecord.identity(at: raw) == identity && ManifestRecord.hasPath(path, at: raw)
    }

    /// Starts at a record; without a manifest it is always at its end.
    ///
    /// - Parameter expecting: how many records will be wanted; so many are read at first.
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

    /// Goes to the first record whose key is not below `key`.
    func seek(to key: PageKey, expecting: Int) throws(PublishError) {
        guard let manifest else { return }
        try move(to: manifest.indexNotAfter(key), expecting: expecting + ManifestReader.stride)
        try skip(to: key)
    }

    private func skip(to key: PageKey?) throws(PublishError) {
        guard let key else { return }
        while let found = self.key, found < key { try advance() }
    }

    private func move(to index: Int, expecting: Int) throws(PublishError) {
        self.index = index
        try load(expecting: expecting)
    }

    func advance() throws(PublishError) {
        index += 1
        try load(expecting: .max)
    }

    private func load(expecting: Int) throws(PublishError) {
        raw = nil
        key = nil
        guard let manifest, index < manifest.count else { return }
        if !loaded.contains(index) {
            loaded = index..<index + (try manifest.read(from: index, into: buffer, at: expecting))
            guard !loaded.isEmpty else { return }
        }
        let found = UnsafeRawPointer(buffer.base + (index - loaded.lowerBound) * ManifestRecord.size)
        raw = found
        key = ManifestRecord.key(at: found)
    }
}

extension PageKey {
    /// The lesser of two keys; the other where one is missing.
    static func first(_ left: PageKey?, _ right: PageKey?) -> PageKey? {
        guard let left, let right else { return left ?? right }
        return min(left, right)
    }
}
