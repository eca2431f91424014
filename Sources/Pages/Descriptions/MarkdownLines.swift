/// The lines of a text in Markdown, as its parser counts them.
struct MarkdownLines {
    private let lines: [Substring.UTF8View]

    /// - Parameter text: as `shallow` leaves it, with line feeds alone.
    init(_ text: String) {
        lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    /// Whether lines of a paragraph are a table where Markdown has tables: below a row a line of hyphens between bars.
    ///
    /// - `range`: counted from one.
    func haveTable(_ range: ClosedRange<Int>) -> Bool {
        let range = range.clamped(to: 1...max(1, lines.count))
        return (range.lowerBound..<range.upperBound).contains { line in lines[line - 1].contains(UInt8(ascii: "|")) && isRule(lines[line]) }
    }

    private func isRule(_ line: Substring.UTF8View) -> Bool {
        line.contains(UInt8(ascii: "-")) && line.contains(UInt8(ascii: "|")) && line.allSatisfy { "|-: \t\r>".utf8.contains($0) }
    }
}

extension MarkdownLines {
    /// The most marks of quotes and lists that a line begins with: each level takes the parser as long as all levels above it together.
    private static let deepest = 100

    /// Leaves out the marks that nest a line too deep. Nothing but blanks and such marks is left out, and never from a line that has fewer.
    /// Every line end becomes a line feed: the parser ends a line at a carriage return too.
    static func shallow(_ text: String) -> String {
        let text = withLineFeeds(text)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.startIndex != text.utf8.startIndex { bytes.append(UInt8(ascii: "\n")) }
            var (rest, marks) = (line, 0)
            while let behind = behindMark(rest) {
                if marks < deepest { bytes += rest[rest.startIndex..<behind.startIndex] }
                marks += 1
                rest = behind
            }
            if marks > deepest { bytes.append(UInt8(ascii: " ")) }
            bytes += rest
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func withLineFeeds(_ text: String) -> String {
        let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        guard text.utf8.contains(carriage) else { return text }
        var bytes: [UInt8] = []
        var last: UInt8?
        for byte in text.utf8 {
            if byte != feed || last != carriage { bytes.append(byte == carriage ? feed : byte) }
            last = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What is behind the first mark of a line; nil if it begins with none.
    private static func behindMark(_ line: Substring.UTF8View) -> Substring.UTF8View? {
        let rest = line.drop { $0 == 0x20 || $0 == 0x09 }
        guard let first = rest.first else { return nil }
        if ">-+*".utf8.contains(first) { return rest.dropFirst() }
        // A number has at most nine digits.
        let digits = rest.prefix(10).prefix { (0x30...0x39).contains($0) }
        let behind = rest.dropFirst(digits.count)
        guard (1...9).contains(digits.count), let end = behind.first, ".)".utf8.contains(end) else { return nil }
        return behind.dropFirst()
    }
}
