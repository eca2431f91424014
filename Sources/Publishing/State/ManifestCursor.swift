import RenderedPages

/// Reads a manifest in order, a few records at a time. A record is decoded when it is asked for: of an unchanged page only the key is.
final class ManifestCursor {
    private let manifest: ManifestReader?
    private let buffer: RecordBuffer
    private var loaded = 0..<0
    /// The index of `current` in the manifest.
    private(set) var index = 0
    private var raw: UnsafeRawPointer?
    /// The current record's key; nil at the end, and before the first `seek`.
    private(set) var key: PageKey?

    var current: ManifestRecord? { raw.map { ManifestRecord(decoding: $0) } }

    var isKept: Bool { raw.map { ManifestRecord.flags(at: $0).contains(.kept) } ?? false }

    /// Whether the current record says of a rendered file that nothing about it has changed.
    func isUnchanged(_ digest: ContentDigest, byteCount: Int, _ identity: Identity, path: borrowing String) -> Bool {
        guard let raw else { return false }
        return ManifestRecord.digest(at: raw) == digest && ManifestRecord.byteCount(at: raw) == byteCount
            && ManifestRecord.identity(at: raw) == identity && ManifestRecord.hasPath(path, at: raw)
    }

    /// `manifest` is nil where there is none: a cursor that is always at its end.
    init(_ manifest: ManifestReader?, chunk: Int = 256) {
        self.manifest = manifest
        buffer = RecordBuffer(records: manifest == nil ? 1 : chunk)
    }

    /// Goes to the first record whose key is not below `key` (nil: to the first of all). `expecting`: how many will be wanted.
    func seek(to key: PageKey?, expecting: Int = .max) throws(PublishError) {
        guard let manifest else { return }
        guard let key else { return try move(to: 0, expecting: expecting) }
        try move(to: manifest.indexNotAfter(key), expecting: expecting == .max ? .max : expecting + 64)
        while let found = self.key, found < key { try advance() }
    }

    func move(to index: Int, expecting: Int = .max) throws(PublishError) {
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
