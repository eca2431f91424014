import CByteMarks

/// Base64 as RFC 4648 has it, read leniently: as far as it goes.
enum Base64 {
    /// The shortest run that holds the shortest word.
    static let shortestRun = Int(BYTE_MARKS_SHORTEST_RUN)

    /// The six bits that a character of base64 means; of any other character, anything.
    private static func value(of byte: UInt8) -> UInt8 {
        switch byte {
        case 0x61...: byte &- 0x61 &+ 26
        case 0x41...: byte &- 0x41
        case 0x30...: byte &- 0x30 &+ 52
        default: byte == UInt8(ascii: "+") ? 62 : 63
        }
    }

    /// Whether the first six bytes of a run of at least eight characters begin a text in UTF-8: next to all words and tokens that only look
    /// like base64 decode to something else,
    /// most of them in the first byte.
    @inline(__always)
    static func beginsLikeText(_ run: UnsafePointer<UInt8>) -> Bool {
        var bits = UInt32(value(of: unsafe run[0]))
        var held: UInt32 = 6
        var continuations = 0
        for index in 1..<8 {
            bits = bits << 6 | UInt32(value(of: unsafe run[index]))
            held += 6
            if held < 8 { continue }
            held -= 8
            let byte = UInt8(truncatingIfNeeded: bits >> held)
            switch byte {
            case 0x20...0x7E, 0x09, 0x0A, 0x0D: if continuations > 0 { return false }
            case 0x80...0xBF:
                if continuations == 0 { return false }
                continuations -= 1
            case 0xC2...0xF4:
                if continuations > 0 { return false }
                continuations = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
            default: return false
            }
        }
        return true
    }

    /// Replaces `bytes` by what a run means.
    static func decode(_ run: Span<UInt8>, into bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        var bits: UInt32 = 0
        var held = 0
        for index in run.indices {
            bits = bits << 6 | UInt32(value(of: run[index]))
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
    }
}
