public import Bookings

/// One file of a page: where it goes and which of the output's bytes it has.
public struct PageFile: Sendable {
    public let kind: PageKind
    /// The member's or session's id; for others a number of their own, the same in every build.
    public let row: Int64
    public let form: PageForm
    /// Below the web root.
    public let path: String
    public let bytes: Range<Int>
    /// The links that the file shows, in `PageOutput.links`.
    public let links: Range<Int>
    /// Digest of the rows it is made from.
    public let data: UInt64
    /// Digests of name, e-mail address and external id of the member; zeros for other pages.
    public let identity: [UInt32]
}

/// Collects rendered files: one buffer of bytes, reused from page to page.
public struct PageOutput: Sendable {
    public var bytes: [UInt8] = []
    public var links: [UInt8] = []
    public var files: [PageFile] = []
    public var findings: [Finding] = []

    public init() {}

    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        files.removeAll(keepingCapacity: true)
        findings.removeAll(keepingCapacity: true)
    }
}

extension PageOutput {
    /// Appends one file whose bytes and links `render` appends.
    mutating func add(
        _ kind: PageKind, row: Int64, form: PageForm = .html, path: String, links: Range<Int>? = nil, data: UInt64 = 0,
        identity: [UInt32] = [],
        render: (inout [UInt8]) -> Void
    ) {
        let start = bytes.count
        render(&bytes)
        files.append(
            PageFile(
                kind: kind, row: row, form: form, path: path, bytes: start..<bytes.count,
                links: links ?? self.links.count..<self.links.count,
                data: data, identity: identity))
    }

    /// Appends what a link consists of, for the digest of the links a page shows.
    mutating func note(_ shown: ShownLink) {
        links.append(contentsOf: shown.link.url.utf8)
        links.append(0)
        links.append(contentsOf: shown.link.password.utf8)
        links.append(0)
        links.append(contentsOf: shown.link.details.utf8)
        links.append(0)
        // The address of the join page lets in like a link.
        links.append(contentsOf: shown.session.token.utf8)
        links.append(0)
    }
}
