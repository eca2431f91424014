/// Reads a manifest in order, a few records at a time.
final class ManifestCursor {
    private let manifest: ManifestReader?
    private let buffer: RecordBuffer
    private var loaded = 0..<0
    /// The index of `current` in the manifest.
    private(set) var index = 0
    /// Nil at the end, and before the first `seek`.
    private(set) var current: ManifestRecord?

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
        while let record = current, record.key < key { try advance() }
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
        guard let manifest, index < manifest.count else {
            current = nil
            return
        }
        if !loaded.contains(index) {
            loaded = index..<index + (try manifest.read(from: index, into: buffer, at: expecting))
            guard !loaded.isEmpty else {
                current = nil
                return
            }
        }
        current = ManifestRecord(decoding: buffer.base + (index - loaded.lowerBound) * ManifestRecord.size)
    }
}
