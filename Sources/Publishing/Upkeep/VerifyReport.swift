public import RenderedPages

/// What differs between a tree and its manifest.
public struct VerifyReport: Equatable, Sendable {
    public enum Finding: Equatable, Sendable {
        case missing(TreeName, PageKey)
        /// Another content, size or mode, or no plain file, or unreadable.
        case altered(TreeName, PageKey)
        case foreign(TreeName, ForeignFile)
        case manifestLost(TreeName)
    }

    private static let findingsNamed = 1000

    /// Files looked at.
    public internal(set) var files = 0
    /// All findings.
    public private(set) var count = 0
    /// The first 1,000 of them, in no order.
    public private(set) var findings: [Finding] = []
    /// Whether the trees concerned could be marked, so that the next build repairs them.
    public internal(set) var isMarked = false

    public var isSound: Bool { count == 0 }

    mutating func add(_ finding: Finding) {
        count += 1
        if findings.count < Self.findingsNamed { findings.append(finding) }
    }

    mutating func add(_ other: VerifyReport) {
        files += other.files
        count += other.count
        findings += other.findings.prefix(Self.findingsNamed - findings.count)
    }
}

/// Something in a tree that no manifest lists. It may be an old page, so its description tells only where it lies.
public struct ForeignFile: Equatable, Sendable, CustomStringConvertible {
    /// Relative to the tree.
    public let path: String

    public var description: String {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        let suffix = path.lastIndex(of: ".").map { path[$0...] } ?? ""
        return folder + "…" + (suffix.contains("/") ? "" : suffix)
    }
}
