/// One rendered file of a batch: where it goes, and which of the batch's bytes it has.
public struct RenderedFile: Equatable, Sendable {
    public let key: PageKey
    /// Relative to the web root, e.g. `m/abc….html`: `[a-z0-9./-]`, at most 91 bytes, no part empty or beginning with a dot.
    public let path: String
    /// The file's content, in the batch's `bytes`.
    public let bytes: Range<Int>
    /// The links that the file shows, in the batch's `links`: only a digest of them is ever stored.
    public let links: Range<Int>
    /// A digest of the rows the file was made from: tells an edited row from an edited template as the reason of a change.
    public let data: UInt64
    public let identity: Identity

    public init(key: PageKey, path: String, bytes: Range<Int>, links: Range<Int> = 0..<0, data: UInt64 = 0, identity: Identity = .none) {
        self.key = key
        self.path = path
        self.bytes = bytes
        self.links = links
        self.data = data
        self.identity = identity
    }
}
