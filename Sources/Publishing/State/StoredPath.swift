import RenderedPages

/// A path as the manifest holds it: checked, ended by a zero so that system calls take it as it is.
struct StoredPath: Sendable {
    /// In bytes.
    static let longest = ManifestFormat.pathSize - 1

    let count: Int
    /// `ManifestFormat.pathSize` of them; those after the path are zero.
    private let bytes: InlineArray<92, UInt8>

    /// Throws unless every part of the path is made of `[a-z0-9.-]` and begins with something else than a dot: our own temporary
    /// names begin with one, and `..` does.
    init(checking text: String, of key: PageKey) throws(PublishError) {
        let text = text.utf8.span
        if let fault = Self.fault(in: text) { throw .invalidPath(key, fault) }
        count = text.count
        bytes = InlineArray<92, UInt8> { $0 < text.count ? text[$0] : 0 }
    }

    /// Takes the whole field of a record, which was checked when it was written.
    init(_ field: RawSpan, count: Int) {
        // Any bytes make an array of bytes, and the span checks its bounds.
        bytes = unsafe field.unsafeLoadUnaligned(as: InlineArray<92, UInt8>.self)
        self.count = min(count, Self.longest)
    }

    /// Writes the whole field, zeros and all.
    func encode(to raw: inout MutableRawSpan, at offset: Int) {
        raw.storeBytes(of: bytes, toByteOffset: offset, as: InlineArray<92, UInt8>.self)
    }

    private static func fault(in text: Span<UInt8>) -> PathFault? {
        if text.isEmpty { return .empty }
        if text.count > longest { return .tooLong(bytes: text.count, allowed: longest) }
        var previous = UInt8(ascii: "/")
        for index in text.indices {
            let byte = text[index]
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

    /// The folder, without a slash at its end; empty for a file at the top.
    var folder: [UInt8] { (0..<folderCount).map { bytes[$0] } }

    var fingerprint: UInt64 { Fingerprint.of(bytes.span.extracting(..<count)) }

    var text: String { String(decoding: (0..<count).map { bytes[$0] }, as: UTF8.self) }

    func isIn(_ folder: [UInt8]) -> Bool {
        folder.count == folderCount && folder.span.isEqual(to: bytes.span.extracting(..<folder.count))
    }

    /// The file's name in its folder, ended by a zero.
    func withName<Result, Failure: Error>(_ body: (UnsafePointer<CChar>) throws(Failure) -> Result) throws(Failure) -> Result {
        let folder = folderCount
        let start = folder == 0 ? 0 : folder + 1
        return try unsafe withUnsafePointer(to: bytes) { pointer throws(Failure) in
            // A zero ends the path, so this is a C string; it is valid during the call.
            try unsafe body((UnsafeRawPointer(pointer) + start).assumingMemoryBound(to: CChar.self))
        }
    }
}

extension StoredPath: Equatable {
    static func == (left: StoredPath, right: StoredPath) -> Bool {
        left.count == right.count
            && left.bytes.span.extracting(..<left.count).isEqual(to: right.bytes.span.extracting(..<right.count))
    }
}
