import RenderedPages

/// A path as the manifest holds it: checked, ended by NUL so that system calls take it as it is.
struct StoredPath: Sendable {
    static let capacity = 92

    private(set) var count: Int
    private var bytes: InlineArray<92, UInt8>

    /// Throws unless every part of the path is made of `[a-z0-9.-]` and begins with something else than a dot: our own temporary
    /// names begin with one, and `..` does.
    init(checking text: String, of key: PageKey) throws(PublishError) {
        var text = text
        let fault = text.withUTF8 { Self.fault(in: $0) }
        if let fault { throw .invalidPath(key, fault) }
        self = text.withUTF8 { Self(copying: UnsafeRawBufferPointer($0)) }
    }

    private init(copying source: UnsafeRawBufferPointer) {
        bytes = InlineArray(repeating: 0)
        count = source.count
        for index in 0..<count { bytes[index] = source[index] }
    }

    /// Takes a whole field of a record, checked when it was written.
    init(field: UnsafeRawPointer, count: Int) {
        bytes = field.loadUnaligned(as: InlineArray<92, UInt8>.self)
        self.count = min(count, Self.capacity - 1)
    }

    /// Writes the whole field, NULs and all.
    func encode(to field: UnsafeMutableRawPointer) { field.storeBytes(of: bytes, as: InlineArray<92, UInt8>.self) }

    private static func fault(in text: UnsafeBufferPointer<UInt8>) -> PathFault? {
        if text.isEmpty { return .empty }
        if text.count >= capacity { return .tooLong(bytes: text.count, allowed: capacity - 1) }
        var previous = UInt8(ascii: "/")
        for byte in text {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            case UInt8(ascii: "."): if previous == UInt8(ascii: "/") { return .leadingDot }
            case UInt8(ascii: "/"): if previous == UInt8(ascii: "/") { return .emptyPart }
            default: return .byte(byte)
            }
            previous = byte
        }
        return previous == UInt8(ascii: "/") ? .emptyPart : nil
    }

    /// The number of bytes before the last slash; 0 for a file at the top.
    var folderCount: Int {
        var index = count - 1
        while index > 0, bytes[index] != UInt8(ascii: "/") { index -= 1 }
        return max(index, 0)
    }

    var fingerprint: UInt64 { withBytes { Fingerprint.of($0) } }

    var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    func withBytes<Result, Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Result) throws(Failure) -> Result {
        try withUnsafePointer(to: bytes) { pointer throws(Failure) in
            try body(UnsafeRawBufferPointer(start: pointer, count: count))
        }
    }

    /// The file's name in its folder, ended by NUL.
    func withName<Result, Failure: Error>(_ body: (UnsafePointer<CChar>) throws(Failure) -> Result) throws(Failure) -> Result {
        let folder = folderCount
        let start = folder == 0 ? 0 : folder + 1
        return try withUnsafePointer(to: bytes) { pointer throws(Failure) in
            try body((UnsafeRawPointer(pointer) + start).assumingMemoryBound(to: CChar.self))
        }
    }
}

extension StoredPath: Equatable {
    static func == (left: StoredPath, right: StoredPath) -> Bool {
        left.withBytes { here in right.withBytes { here.holdsSame(as: $0) } }
    }
}
