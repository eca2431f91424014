/// One rendered file inside a batch.
public struct RenderedFile: Sendable {
    public var key: PageKey
    /// Relative to the tree, e.g. `m/abc….html`: `[a-z0-9./-]`, at most 91 bytes, no part empty or beginning with a dot.
    public var path: String
    /// The file's content, in the batch's `bytes`.
    public var bytes: Range<Int>
    /// The links this file shows, in the batch's `links`: digested into the manifest, never stored in clear.
    public var links: Range<Int>
    /// A digest of the rows the file was made from: tells an edited row from an edited template as reason of a change.
    public var data: UInt64
    public var identity: Identity

    public init(key: PageKey, path: String, bytes: Range<Int>, links: Range<Int> = 0..<0, data: UInt64 = 0, identity: Identity = .none) {
        self.key = key
        self.path = path
        self.bytes = bytes
        self.links = links
        self.data = data
        self.identity = identity
    }
}

/// What one piece of work was rendered to: a contiguous range of keys, in one buffer that its thread uses again.
public struct RenderedBatch: Sendable {
    public var bytes: [UInt8] = []
    public var links: [UInt8] = []
    public var files: [RenderedFile] = []

    public init() {}

    public mutating func removeAll(keepingCapacity: Bool) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
        links.removeAll(keepingCapacity: keepingCapacity)
        files.removeAll(keepingCapacity: keepingCapacity)
    }
}
