import CByteMarks

/// Base64 as RFC 4648 has it, in either alphabet, read leniently: as far as it goes, and over line ends.
enum Base64 {
    /// The shortest run that holds the shortest word.
    static let shortestRun = Int(BYTE_MARKS_SHORTEST_RUN)

    /// The six bits that a character of base64 means; of any other character, anything.
    private static let values: [UInt8] = (0...255).map { (byte: UInt8) in
        switch byte {
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x41...0x5A: byte - 0x41
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        default: 63
        }
    }

    /// Whether base64 may begin behind this character of it, which is then something else: a slash of a path, a hyphen of a name.
    @inline(__always)
    static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// Whether the first six bytes of a run of at least eight characters begin a text in UTF-8: next to all words and tokens that only look
    /// like base64 decode to something else, most of them in the first byte.
    static func beginsLikeText(_ run: UnsafePointer<UInt8>) -> Bool {
        let values = Self.values
        var bits = UInt32(values[Int(unsafe run[0])])
        var held: UInt32 = 6
        var form = TextStretches.Form()
        for index in 1..<8 {
            bits = bits << 6 | UInt32(values[Int(unsafe run[index])])
            held += 6
            if held < 8 { continue }
            held -= 8
            if !form.goesOn(with: UInt8(truncatingIfNeeded: bits >> held)) { return false }
        }
        return true
    }
}

/// Which runs of base64 are lines of one text: all as long as the first, the last perhaps shorter. Each line is decoded with others but
/// once, or a long text would be decoded from each of its lines on.
struct Base64Lines {
    private var line = 0
    private var end = 0

    func mayBegin(with run: Range<Int>) -> Bool { run.lowerBound >= end || run.count != line }

    mutating func note(from first: Range<Int>, to last: Range<Int>) { (line, end) = (first.count, last.upperBound) }
}
