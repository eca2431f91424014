/// Finds the tags of a template, in order, by the delimiters then in force.
struct TagScanner {
    private let template: TemplateText
    private var open = Array("{{".utf8)
    private var close = Array("}}".utf8)
    private var position = 0
    private var tags: [Tag] = []
    private var cursor: PositionCursor
    private var problems: [TemplateProblem] = []

    private init(_ template: TemplateText) {
        self.template = template
        cursor = PositionCursor(of: template.name)
    }

    /// Scans the whole template. After a tag that is not closed nothing is scanned: it is not known what follows.
    static func scan(_ template: TemplateText) -> (tags: [Tag], problems: [TemplateProblem]) {
        var scanner = TagScanner(template)
        while let start = template.firstIndex(of: scanner.open, from: scanner.position) {
            guard scanner.scanTag(at: start) else { break }
        }
        return (scanner.tags, scanner.problems)
    }

    /// Returns whether the tag is closed.
    private mutating func scanTag(at start: Int) -> Bool {
        var nameStart = start + open.count
        while template.isBlank(at: nameStart) { nameStart += 1 }
        let (kind, closing) = kind(of: nameStart < template.bytes.count ? template.bytes[nameStart] : 0)
        if kind != .variable { nameStart += 1 }
        let place = cursor.position(of: start, in: template.bytes)
        guard let nameEnd = template.firstIndex(of: closing, from: nameStart) else {
            report(.unclosedTag, at: place)
            return false
        }
        position = nameEnd + closing.count
        let name = String(decoding: template.bytes[nameStart..<nameEnd], as: UTF8.self).trimmed
        if kind != .comment, name.utf8.count > TemplateBounds.longestName {
            report(.longName(name.utf8.count), at: place)
            return true
        }
        if kind == .delimiters { changeDelimiters(to: name, at: place) }
        if name.isEmpty, kind != .comment, kind != .delimiters {
            report(.emptyTag, at: place)
        } else {
            tags.append(Tag(kind: kind, name: name, start: start, end: position, position: place))
        }
        return true
    }

    private func kind(of sigil: UInt8) -> (Tag.Kind, closing: [UInt8]) {
        switch Unicode.Scalar(sigil) {
        case "#": (.section, close)
        case "^": (.invertedSection, close)
        case "/": (.close, close)
        case ">": (.partial, close)
        case "<": (.parent, close)
        case "$": (.block, close)
        case "&": (.unescapedVariable, close)
        case "!": (.comment, close)
        case "{": (.unescapedVariable, [UInt8(ascii: "}")] + close)
        case "=": (.delimiters, [UInt8(ascii: "=")] + close)
        default: (.variable, close)
        }
    }

    private mutating func changeDelimiters(to text: String, at place: Position) {
        let pair = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map(String.init)
        guard pair.count == 2, !text.utf8.contains(UInt8(ascii: "=")) else {
            report(.malformedDelimiters(text), at: place)
            return
        }
        open = Array(pair[0].utf8)
        close = Array(pair[1].utf8)
    }

    private mutating func report(_ kind: TemplateProblem.Kind, at place: Position) {
        problems.note(kind, at: place)
    }
}

extension String {
    fileprivate var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
