import RenderedPages

/// What a manifest knows of one published file, and its form on disk: 160 bytes, little-endian.
struct ManifestRecord: Sendable {
    static let size = 160

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

    var key: PageKey
    var flags: Flags = []
    var identity: Identity
    var digest: ContentDigest
    /// Digest of the links the file shows.
    var links: UInt64
    /// Digest of the rows the file was made from, as of the build that wrote it.
    var data: UInt64
    /// Seconds since 1970.
    var modified: Int64
    var byteCount: UInt32
    var path: StoredPath

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

    /// Whether both stand for the same file on disk: a build gives every version it writes a second of its own.
    func isSameFile(as other: ManifestRecord) -> Bool {
        digest == other.digest && modified == other.modified && byteCount == other.byteCount && path == other.path
    }
}

private let pathOffset = 68

extension ManifestRecord {
    init(decoding raw: UnsafeRawPointer) {
        key = Self.key(at: raw)
        flags = Self.flags(at: raw)
        identity = Self.identity(at: raw)
        digest = Self.digest(at: raw)
        links = raw.little(40, UInt64.self)
        data = raw.little(48, UInt64.self)
        modified = raw.little(56, Int64.self)
        byteCount = Self.byteCount(at: raw)
        path = StoredPath(field: raw + pathOffset, count: Self.pathCount(at: raw))
    }

    static func flags(at raw: UnsafeRawPointer) -> Flags { Flags(rawValue: raw.load(fromByteOffset: 2, as: UInt8.self)) }

    static func identity(at raw: UnsafeRawPointer) -> Identity {
        Identity(name: raw.little(4, UInt32.self), email: raw.little(8, UInt32.self), externalID: raw.little(12, UInt32.self))
    }

    static func digest(at raw: UnsafeRawPointer) -> ContentDigest {
        ContentDigest(low: raw.little(24, UInt64.self), high: raw.little(32, UInt64.self))
    }

    static func byteCount(at raw: UnsafeRawPointer) -> UInt32 { raw.little(64, UInt32.self) }

    private static func pathCount(at raw: UnsafeRawPointer) -> Int {
        min(Int(raw.load(fromByteOffset: 3, as: UInt8.self)), StoredPath.capacity - 1)
    }

    static func hasPath(_ path: borrowing String, at raw: UnsafeRawPointer) -> Bool {
        let stored = UnsafeRawBufferPointer(start: raw + pathOffset, count: pathCount(at: raw))
        guard path.utf8.count == stored.count else { return false }
        return path.utf8.withContiguousStorageIfAvailable { stored.holdsSame(as: UnsafeRawBufferPointer($0)) }
            ?? stored.elementsEqual(path.utf8)
    }

    static func key(at raw: UnsafeRawPointer) -> PageKey {
        PageKey(
            kind: raw.load(as: UInt8.self), row: raw.little(16, Int64.self), form: raw.load(fromByteOffset: 1, as: UInt8.self))
    }

    func encode(to raw: UnsafeMutableRawPointer) {
        raw.storeBytes(of: key.kind, as: UInt8.self)
        raw.storeBytes(of: key.form, toByteOffset: 1, as: UInt8.self)
        raw.storeBytes(of: flags.rawValue, toByteOffset: 2, as: UInt8.self)
        raw.storeBytes(of: UInt8(path.count), toByteOffset: 3, as: UInt8.self)
        raw.setLittle(4, identity.name)
        raw.setLittle(8, identity.email)
        raw.setLittle(12, identity.externalID)
        raw.setLittle(16, key.row)
        raw.setLittle(24, digest.low)
        raw.setLittle(32, digest.high)
        raw.setLittle(40, links)
        raw.setLittle(48, data)
        raw.setLittle(56, modified)
        raw.setLittle(64, byteCount)
        path.encode(to: raw + pathOffset)
    }
}

extension UnsafeRawPointer {
    func little<Value: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _ type: Value.Type) -> Value {
        Value(littleEndian: loadUnaligned(fromByteOffset: offset, as: type))
    }
}

extension UnsafeMutableRawPointer {
    func setLittle<Value: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _ value: Value) {
        storeBytes(of: value.littleEndian, toByteOffset: offset, as: Value.self)
    }
}
