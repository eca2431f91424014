/// One way of escaping text: a table for single bytes, and a rule for what the table cannot tell.
///
/// The link destinations are those of CommonMark.
struct Escaper: Sendable {
    enum Rule: Sendable {
        /// Unsafe characters are removed.
        case removing
        /// Unsafe characters are removed, line breaks become a space, and what is Markdown by its place in the text is escaped.
        case markdown
        /// The same of a text that is the owner's: an address of mail may become a link.
        case ownMarkdown
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

    /// Escapes what is the same on every page of a site: words, the site's name, where to ask.
    static func constant(_ escaping: Escaping) -> Escaper {
        escaping == .markdown ? Escaper(rule: .ownMarkdown, table: .markdown) : text(escaping)
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
        output.append(text, by: self)
        var bytes: [UInt8] = []
        output.write(to: &bytes)
        return bytes
    }
}

extension OutputBuffer {
    /// Adds text, escaped.
    mutating func append(_ text: String, by escaper: Escaper) {
        let source = text.utf8.span
        var cursor = EscapeCursor(start: count)
        while true {
            cursor.next = append(source, from: cursor.next, by: escaper.table)
            if cursor.next == source.count { return }
            cursor.passException(of: source, by: escaper.rule, &self)
        }
    }
}
