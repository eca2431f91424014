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
