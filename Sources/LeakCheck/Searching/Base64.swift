import CByteMarks

/// Base64 as RFC 4648 has it, in either alphabet, read leniently: as far as it goes, and over line ends.
enum Base64 {
    /// The shortest run that holds the shortest word.
    static let shortestRun = Int(BYTE_MARKS_SHORTEST_RUN)

    /// Whether base64 may begin behind this character of it, which is then something else: a slash of a path, a hyphen of a name.
    @inline(__always)
    static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// Whether the first six bytes of a run of at least eight characters begin a text in UTF-8: next to all words and tokens that only look
    /// like base64 decode to something else, most of them in the first byte.
    static func beginsLikeText(_ run: UnsafePointer<UInt8>) -> Bool {
        var state = byte_marks_base64()
        var end = 0
        // Eight characters are six bytes.
        return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 8) { decoded in
            guard let base = decoded.baseAddress else { return false }
            let count = unsafe byte_marks_decode(run, 8, &state, base)
            // The text may go on behind them, even within a character.
            return unsafe byte_marks_text(base, count, 0, count, &end) == 0
        }
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
