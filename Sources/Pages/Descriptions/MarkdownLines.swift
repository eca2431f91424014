/// The lines of a text in Markdown, as its parser counts them.
struct MarkdownLines {
    private let lines: [Substring.UTF8View]

    init(_ text: String) {
        // A carriage return before a line feed ends the same line.
        lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    /// Whether lines of a paragraph are a table where Markdown has tables: below a row a line of hyphens between bars.
    ///
    /// - `range`: counted from one.
    func haveTable(_ range: ClosedRange<Int>) -> Bool {
        let range = max(1, range.lowerBound)..<max(1, min(range.upperBound, lines.count))
        return range.contains { line in lines[line - 1].contains(UInt8(ascii: "|")) && isRule(lines[line]) }
    }

    private func isRule(_ line: Substring.UTF8View) -> Bool {
        line.contains(UInt8(ascii: "-")) && line.contains(UInt8(ascii: "|")) && line.allSatisfy { "|-: \t\r>".utf8.contains($0) }
    }
}

extension MarkdownLines {
    /// The most marks of quotes and lists that a line begins with: each level takes the parser as long as all levels above it together.
    private static let deepest = 100

    /// Leaves out the marks that nest a line too deep. Nothing but blanks and such marks is left out, and never from a line that has fewer.
    static func shallow(_ text: String) -> String {
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
