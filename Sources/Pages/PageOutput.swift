public import Bookings

/// What kind of page a file is; the order of production. The raw values are kept in manifests: never change one.
public enum PageKind: UInt8, Sendable, CaseIterable {
    case site = 0
    case myBookings = 1
    case join = 2
    case asset = 3
    case ownPage = 4

    /// What reports and `pages` call one page of this kind: those that are the same for everybody have names of their own.
    public func name(ofRow row: Int64) -> String {
        self == .site ? SitePageRow(rawValue: row)?.name ?? name : name
    }

    /// The kind as reports and `pages` name it.
    public var name: String {
        switch self {
        case .site: "site"
        case .myBookings: "my-bookings"
        case .join: "join"
        case .asset: "asset"
        case .ownPage: "page"
        }
    }
}

/// The pages that are the same for everybody; the raw value is their row, kept in manifests.
enum SitePageRow: Int64 {
    case index = 1
    case missing = 2
    case robots = 3

    var name: String {
        switch self {
        case .index: "index"
        case .missing: "404"
        case .robots: "robots"
        }
    }
}

/// One file of a page: where it goes and which of the output's bytes it has.
public struct PageFile: Sendable {
    public let kind: PageKind
    /// The member's or session's id; for others a number of their own, the same in every build.
    public let row: Int64
    /// 0: the page, 1: its Markdown, 2: its calendar.
    public let twin: UInt8
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
        _ kind: PageKind, row: Int64, twin: UInt8 = 0, path: String, links: Range<Int>? = nil, data: UInt64 = 0, identity: [UInt32] = [],
        render: (inout [UInt8]) -> Void
    ) {
        let start = bytes.count
        render(&bytes)
        files.append(
            PageFile(
                kind: kind, row: row, twin: twin, path: path, bytes: start..<bytes.count,
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
