import Digests
import RenderedPages

/// What a manifest knows of one published file; `ManifestFormat` has its bytes.
struct ManifestRecord: Sendable {
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        /// Not wanted any more, but still there for pages loaded before the switch.
        static let kept = Flags(rawValue: 1)
        /// In a delta: this build wrote the file.
        static let written = Flags(rawValue: 2)
        /// In a delta: the page is gone.
        static let removed = Flags(rawValue: 4)
        /// In a delta: the same bytes, but another identity.
        static let restated = Flags(rawValue: 8)
    }

    let key: PageKey
    private(set) var flags: Flags
    private(set) var identity: Identity
    let digest: Digest
    /// Digest of the links the file shows.
    let links: UInt64
    /// Digest of the rows the file was made from, as of the build that wrote it.
    let data: UInt64
    /// Seconds since 1970.
    private(set) var modified: Int64
    let byteCount: UInt32
    let path: StoredPath

    init(
        key: PageKey, flags: Flags, identity: Identity, digest: Digest, links: UInt64, data: UInt64, modified: Int64,
        byteCount: UInt32, path: StoredPath
    ) {
        self.key = key
        self.flags = flags
        self.identity = identity
        self.digest = digest
        self.links = links
        self.data = data
        self.modified = modified
        self.byteCount = byteCount
        self.path = path
    }

    var isKept: Bool { flags.contains(.kept) }

    func with(_ flags: Flags) -> ManifestRecord {
        var copy = self
        copy.flags = flags
        return copy
    }

    func restated(_ identity: Identity) -> ManifestRecord {
        var copy = with(.restated)
        copy.identity = identity
        return copy
    }

    func with(modified: Int64) -> ManifestRecord {
        var copy = self
        copy.modified = modified
        return copy
    }

    /// Whether both are the same file on disk: a build gives every version it writes a second of its own.
    func isSameFile(as other: ManifestRecord) -> Bool {
        digest == other.digest && modified == other.modified && byteCount == other.byteCount && path == other.path
    }
}

/// Each part can be read by itself: of an unchanged file no more is.
extension ManifestRecord {
    private typealias Field = ManifestFormat.Record

    init(decoding raw: RawSpan) {
        self.init(
            key: Self.key(in: raw), flags: Self.flags(in: raw), identity: Self.identity(in: raw), digest: Self.digest(in: raw),
            links: raw[Field.links], data: raw[Field.data], modified: raw[Field.modified], byteCount: Self.byteCount(in: raw),
            path: Self.path(in: raw))
    }

    static func key(in raw: RawSpan) -> PageKey { PageKey(kind: raw[Field.kind], row: raw[Field.row], form: raw[Field.form]) }

    static func flags(in raw: RawSpan) -> Flags { Flags(rawValue: raw[Field.flags]) }

    static func identity(in raw: RawSpan) -> Identity {
        Identity(name: raw[Field.name], email: raw[Field.email], externalID: raw[Field.externalID])
    }

    static func digest(in raw: RawSpan) -> Digest { Digest(low: raw[Field.digestLow], high: raw[Field.digestHigh]) }

    static func byteCount(in raw: RawSpan) -> UInt32 { raw[Field.byteCount] }

    static func path(in raw: RawSpan) -> StoredPath {
        StoredPath(raw.extracting(Field.path..<ManifestFormat.recordSize), count: pathCount(in: raw))
    }

    static func hasPath(_ path: borrowing String, in raw: RawSpan) -> Bool {
        let count = pathCount(in: raw)
        let stored = raw.extracting(Field.path..<Field.path + count)
        return unsafe stored.withUnsafeBytes { stored in unsafe path.utf8.span.withUnsafeBytes { unsafe stored.holdsSame(as: $0) } }
    }

    private static func pathCount(in raw: RawSpan) -> Int { min(Int(raw[Field.pathCount]), StoredPath.longest) }

    func encode(to raw: inout MutableRawSpan) {
        raw[Field.kind] = key.kind
        raw[Field.form] = key.form
        raw[Field.flags] = flags.rawValue
        raw[Field.pathCount] = UInt8(path.count)
        raw[Field.name] = identity.name
        raw[Field.email] = identity.email
        raw[Field.externalID] = identity.externalID
        raw[Field.row] = key.row
        raw[Field.digestLow] = digest.low
        raw[Field.digestHigh] = digest.high
        raw[Field.links] = links
        raw[Field.data] = data
        raw[Field.modified] = modified
        raw[Field.byteCount] = byteCount
        path.encode(to: &raw, at: Field.path)
    }
}
