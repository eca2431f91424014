/// What plain text makes of a byte.
struct ByteKind: Sendable {
    /// The byte as it is written: of white space, a space.
    let plain: UInt8
    private var bits: UInt8

    /// No part of base64.
    var endsRun: Bool { bits & 1 != 0 }
    var isSpace: Bool { bits & 2 != 0 }
    /// Not simply a byte of text: it is left out, may begin a fold, or begins or ends what encodes something else.
    var isException: Bool { bits & 4 != 0 }
    /// Control character or backslash.
    var isLeftOut: Bool { bits & 8 != 0 }
    /// One where some needle's window ends with it, else zero.
    var isTested: UInt64 { UInt64(bits >> 4) }

    init(_ byte: UInt8) {
        let isSpace = byte == 0x20 || byte >= 0x09 && byte <= 0x0D
        let isLeftOut = !isSpace && (byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\"))
        let isException =
            isLeftOut || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\r")
            || byte >= 0x80 && byte <= 0xBF
        plain = isSpace ? 0x20 : byte
        bits = (Base64.value(of: byte) == nil ? 1 : 0) | (isSpace ? 2 : 0) | (isException ? 4 : 0) | (isLeftOut ? 8 : 0)
    }

    func tested(_ isTested: Bool) -> ByteKind {
        var kind = self
        if isTested { kind.bits |= 16 }
        return kind
    }
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
