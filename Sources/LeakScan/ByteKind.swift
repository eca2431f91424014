/// What plain text makes of a byte.
struct ByteKind {
    private let bits: UInt8

    /// Control character or backslash.
    var isLeftOut: Bool { bits & 1 != 0 }
    /// The end of a character reference, or of a character of several bytes.
    var mayEndCharacter: Bool { bits & 2 != 0 }
    /// No part of base64.
    var endsRun: Bool { bits & 4 != 0 }
    var isSpace: Bool { bits & 8 != 0 }

    private init(_ byte: UInt8) {
        let isSpace = byte == 0x20 || 0x09...0x0D ~= byte
        let isLeftOut = !isSpace && (byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\"))
        let mayEndCharacter = byte == UInt8(ascii: ";") || 0x80...0xBF ~= byte
        bits = (isLeftOut ? 1 : 0) | (mayEndCharacter ? 2 : 0) | (Base64.value(of: byte) == nil ? 4 : 0) | (isSpace ? 8 : 0)
    }

    static let table = (0...255).map { ByteKind(UInt8($0)) }
}

/// A character of several bytes that looks like a space or like nothing: C1 control, no-break space, mark that turns text round.
struct InvisibleMark {
    /// Bytes at the end of the text; zero if they are no such mark.
    private(set) var length = 0
    private(set) var isSpace = false

    init(ending bytes: UnsafePointer<UInt8>, _ count: Int) {
        if count >= 2, bytes[count - 2] == 0xC2, bytes[count - 1] <= 0xA0 {
            length = 2
            isSpace = bytes[count - 1] == 0xA0
        } else if count >= 3, bytes[count - 3] == 0xE2 {
            switch (bytes[count - 2], bytes[count - 1]) {
            case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): (length, isSpace) = (3, true)
            case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xA9): length = 3
            default: break
            }
        }
    }
}
