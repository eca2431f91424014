/// Base64 as RFC 4648 has it, read leniently: as far as it goes.
enum Base64 {
    /// The shortest run that holds the shortest word.
    static let shortestRun = (NeedleSet.shortest * 8 + 5) / 6

    static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    /// Whether the first six bytes may be text: most words and tokens that only look like base64 decode to something else.
    static func beginsLikeText(_ run: UnsafeRawBufferPointer) -> Bool {
        var (bits, held): (UInt32, UInt32) = (0, 0)
        for index in 0..<8 {
            bits = bits << 6 | UInt32(value(of: run[index]) ?? 0)
            held += 6
            if held < 8 { continue }
            held -= 8
            switch UInt8(truncatingIfNeeded: bits >> held) {
            case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x80...0xBF, 0xC2...0xF4: continue
            default: return false
            }
        }
        return true
    }

    static func decode(_ run: UnsafeRawBufferPointer, into bytes: inout [UInt8]) {
        var bits: UInt32 = 0
        var held = 0
        for byte in run {
            bits = bits << 6 | UInt32(value(of: byte) ?? 0)
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
    }
}
