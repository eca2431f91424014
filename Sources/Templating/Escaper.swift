/// One way of escaping text: a table for single bytes, and a rule for what the table cannot tell.
///
/// Sources: the table in the security design (HTML, Markdown), CommonMark for link destinations.
struct Escaper: Sendable {
    enum Rule: Sendable {
        /// Unsafe characters are removed.
        case removing
        /// Unsafe characters are removed, line breaks become a space, and what is Markdown by its place in the text is escaped.
        case markdown
        /// Unsafe characters and white space are percent-encoded.
        case percentEncoding
    }

    let rule: Rule
    let table: EscapeTable

    static func text(_ escaping: Escaping) -> Escaper {
        switch escaping {
        case .html: Escaper(rule: .removing, table: .html)
        case .markdown: Escaper(rule: .markdown, table: .markdown)
        case .text: Escaper(rule: .removing, table: .plain)
        }
    }

    static func url(_ escaping: Escaping) -> Escaper {
        switch escaping {
        case .html: Escaper(rule: .removing, table: .html)
        case .markdown: Escaper(rule: .percentEncoding, table: .markdownDestination)
        case .text: Escaper(rule: .removing, table: .plain)
        }
    }

    func escape(_ text: String) -> [UInt8] {
        var output = OutputBuffer(capacity: text.utf8.count)
        table.entries.withUnsafeBufferPointer { output.append(text, by: rule, $0) }
        return Array(output.written)
    }
}

extension OutputBuffer {
    /// The longest that one byte becomes: `&quot;`, `&#124;`.
    private static let longestReplacement = 6

    /// Adds text, escaped by the entries of a table and a rule for its exceptions.
    mutating func append(_ text: consuming String, by rule: Escaper.Rule, _ entries: UnsafeBufferPointer<UInt64>) {
        text.withUTF8 { text in
            guard var source = text.baseAddress, let entries = entries.baseAddress else { return }
            let end = source + text.count
            let start = room(for: text.count * Self.longestReplacement)
            var target = start
            while source < end {
                let entry = entries[Int(source.pointee)]
                if entry == EscapeTable.exception {
                    let cursor = EscapeCursor(source: source, end: end, start: start, target: target).passingException(by: rule)
                    (source, target) = (cursor.source, cursor.target)
                } else {
                    UnsafeMutableRawPointer(target).storeBytes(of: entry.littleEndian, as: UInt64.self)
                    target += Int(truncatingIfNeeded: entry >> 56)
                    source += 1
                }
            }
            take(upTo: target)
        }
    }
}
