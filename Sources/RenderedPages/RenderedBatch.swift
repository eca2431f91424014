/// What one piece of work was rendered to: files with ascending keys, in one buffer that its thread uses again.
public struct RenderedBatch: Sendable {
    public var bytes: [UInt8] = []
    public var links: [UInt8] = []
    public var files: [RenderedFile] = []

    public init() {}

    /// Appends one file, whose content `render` appends to the bytes.
    ///
    /// - `links`: the file's part of `links`; nil if it shows none.
    public mutating func add(
        _ key: PageKey, path: String, links: Range<Int>? = nil, data: UInt64 = 0, identity: Identity = .none,
        render: (inout [UInt8]) -> Void
    ) {
        let start = bytes.count
        render(&bytes)
        files.append(
            RenderedFile(key: key, path: path, bytes: start..<bytes.count, links: links ?? 0..<0, data: data, identity: identity))
    }

    public mutating func removeAll(keepingCapacity: Bool) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
        links.removeAll(keepingCapacity: keepingCapacity)
        files.removeAll(keepingCapacity: keepingCapacity)
    }
}
