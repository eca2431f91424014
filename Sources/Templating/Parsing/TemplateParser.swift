/// Makes a tree of tags, and takes the lines away that hold nothing but a tag: it *stands alone* there, as the Mustache
/// specification says.
///
/// The rules for such lines are those of the specification. Where it is silent: a parent stands alone if nothing is
/// before its opening and after its closing tag; a block that replaces another needs nothing but the end of a line after its
/// opening, and blanks before its closing tag, as the text around it is never printed.
struct TemplateParser {
    private let template: TemplateText
    private let tags: [Tag]
    private var next = 0
    /// Text from here on is not yet in the tree.
    private var cursor = 0
    private var opened: [Tag] = []
    /// Whether it is nested too deep to be looked at further.
    private var isGivenUp = false
    private(set) var problems: [TemplateProblem] = []

    init(_ template: TemplateText, _ tags: [Tag]) {
        self.template = template
        self.tags = tags
    }

    mutating func parseTemplate() -> [Node] {
        var nodes = parseNodes()
        addText(upTo: template.bytes.count, to: &nodes)
        return nodes
    }

    /// Parses up to the end of the template or the tag that closes what was opened last, which is left for the caller.
    private mutating func parseNodes() -> [Node] {
        var nodes: [Node] = []
        while next < tags.count {
            let tag = tags[next]
            if tag.kind == .close {
                if closesSomething(tag) { return nodes }
                next += 1
                addText(before: tag, isAlone: standsAlone(tag), to: &nodes)
                continue
            }
            next += 1
            parse(tag, into: &nodes)
        }
        return nodes
    }

    private mutating func parse(_ tag: Tag, into nodes: inout [Node]) {
        if opened.count >= TemplateBounds.deepest {
            report(.tooDeep(tag.spelling), at: tag)
            isGivenUp = true
            next = tags.count
            return
        }
        switch tag.kind {
        case .variable, .unescapedVariable:
            addText(before: tag, isAlone: false, to: &nodes)
            nodes.append(.variable(Variable(name: tag.name, isEscaped: tag.kind == .variable, position: tag.position)))
        case .comment, .delimiters, .close:
            addText(before: tag, isAlone: standsAlone(tag), to: &nodes)
        case .partial:
            let indentation = standsAlone(tag) ? blanks(before: tag) : nil
            addText(before: tag, isAlone: indentation != nil, to: &nodes)
            nodes.append(.inclusion(Inclusion(name: tag.name, overrides: [], indentation: indentation, position: tag.position)))
        case .section, .invertedSection:
            addText(before: tag, isAlone: standsAlone(tag), to: &nodes)
            var (body, close) = parseBody(of: tag)
            addText(before: close, isAlone: standsAlone(close), to: &body)
            nodes.append(
                .section(Section(name: tag.name, isInverted: tag.kind == .invertedSection, body: body, position: tag.position)))
        case .parent: parseParent(tag, into: &nodes)
        case .block: parsePlace(tag, into: &nodes)
        }
    }

    private mutating func parseParent(_ tag: Tag, into nodes: inout [Node]) {
        let textStart = cursor
        var overrides: [Block] = []
        var names: Set<String> = []
        opened.append(tag)
        while next < tags.count, tags[next].kind != .close {
            let inner = tags[next]
            next += 1
            switch inner.kind {
            case .block:
                let block = parseOverride(inner)
                if !names.insert(block.name).inserted { report(.repeatedBlock(block.name), at: inner) }
                overrides.append(block)
            case .comment, .delimiters: break
            default:
                report(.tagInParent(inner.spelling, parent: tag.spelling), at: inner)
                var ignored: [Node] = []
                parse(inner, into: &ignored)
            }
        }
        let span = tag.through(takeClose(of: tag))
        let isAlone = standsAlone(span)
        cursor = textStart
        addText(before: span, isAlone: isAlone, to: &nodes)
        let indentation = isAlone ? blanks(before: tag) : nil
        nodes.append(.inclusion(Inclusion(name: tag.name, overrides: overrides, indentation: indentation, position: tag.position)))
    }

    /// Parses a block that is a place in the text of its template.
    private mutating func parsePlace(_ tag: Tag, into nodes: inout [Node]) {
        let immediateClose = next < tags.count && tags[next].kind == .close && tags[next].start == tag.end ? tags[next] : nil
        let opening = immediateClose.map(tag.through) ?? tag
        let beginsLine = standsAlone(opening)
        addText(before: opening, isAlone: beginsLine, to: &nodes)
        let bodyStart = cursor
        var (body, close) = parseBody(of: tag)
        var endsLine = beginsLine
        if immediateClose == nil {
            endsLine = standsAlone(close)
            addText(before: close, isAlone: endsLine, to: &body)
        }
        let indentation = immediateClose == nil ? blanks(ofLinesFrom: bodyStart, to: close) : nil
        let lines = Block.Lines(
            indentation: beginsLine ? indentation ?? blanks(before: tag) : nil, lineEnding: endsLine ? lineEnding(after: close) : [])
        nodes.append(
            .block(
                Block(
                    name: tag.name, body: body, lines: lines, indentation: [], beginsLine: beginsLine, endsLine: endsLine,
                    position: tag.position)))
    }

    /// Parses a block that replaces one of a parent.
    private mutating func parseOverride(_ tag: Tag) -> Block {
        let lineEnd = template.blankLineEnd(after: tag.end)
        cursor = lineEnd ?? tag.end
        let bodyStart = cursor
        var (body, close) = parseBody(of: tag)
        let endsLine = template.blankLineStart(before: close.start) != nil
        addText(before: close, isAlone: endsLine, to: &body)
        return Block(
            name: tag.name, body: body, lines: Block.Lines(indentation: nil, lineEnding: []),
            indentation: lineEnd == nil ? [] : blanks(ofLinesFrom: bodyStart, to: close) ?? [],
            beginsLine: lineEnd != nil, endsLine: endsLine, position: tag.position)
    }

    /// Parses what `tag` opened, but for the text before its closing tag.
    private mutating func parseBody(of tag: Tag) -> (body: [Node], close: Tag) {
        opened.append(tag)
        let body = parseNodes()
        return (body, takeClose(of: tag))
    }

    /// Takes the tag that closes `tag`. One that is missing is reported, and taken to be where the search for it ended.
    private mutating func takeClose(of tag: Tag) -> Tag {
        opened.removeLast()
        guard next < tags.count else {
            if !isGivenUp { report(.unclosed(tag.spelling), at: tag) }
            return Tag(kind: .close, name: tag.name, start: template.bytes.count, end: template.bytes.count, position: tag.position)
        }
        let close = tags[next]
        if close.name != tag.name {
            report(.mismatchedClose(close.spelling, opened: tag.spelling, line: tag.position.line), at: close)
            if opened.contains(where: { $0.name == close.name }) {
                return Tag(kind: .close, name: tag.name, start: close.start, end: close.start, position: close.position)
            }
        }
        next += 1
        return close
    }

    /// Whether something is open that `close` may have been written for; a stray one is reported.
    private mutating func closesSomething(_ close: Tag) -> Bool {
        if !opened.isEmpty { return true }
        report(.strayClose(close.spelling), at: close)
        return false
    }

    private mutating func report(_ kind: TemplateProblem.Kind, at tag: Tag) {
        problems.note(kind, at: tag.position)
    }
}

// MARK: Lines

extension TemplateParser {
    private func standsAlone(_ tag: Tag) -> Bool {
        template.blankLineStart(before: tag.start) != nil && template.blankLineEnd(after: tag.end) != nil
    }

    private func blanks(before tag: Tag) -> [UInt8] {
        Array(template.bytes[(template.blankLineStart(before: tag.start) ?? tag.start)..<tag.start])
    }

    /// The blanks before the first line that is not empty, or nil if there is none before `close`.
    private func blanks(ofLinesFrom start: Int, to close: Tag) -> [UInt8]? {
        var line = start
        while line < close.start {
            let blanks = template.blanks(from: line)
            if blanks.upperBound >= close.start { return nil }
            guard let ending = template.lineEnding(at: blanks.upperBound) else { return Array(template.bytes[blanks]) }
            line = ending.upperBound
        }
        return nil
    }

    private func lineEnding(after tag: Tag) -> [UInt8] {
        let end = template.blanks(from: tag.end).upperBound
        return template.lineEnding(at: end).map { Array(template.bytes[$0]) } ?? []
    }

    /// Adds the text before `tag`, which takes its whole line away if it is alone on it.
    private mutating func addText(before tag: Tag, isAlone: Bool, to nodes: inout [Node]) {
        if isAlone {
            addText(upTo: template.blankLineStart(before: tag.start) ?? tag.start, to: &nodes)
            cursor = template.blankLineEnd(after: tag.end) ?? tag.end
        } else {
            addText(upTo: tag.start, to: &nodes)
            if template.isLineStart(tag.start) { nodes.append(.lineStart([])) }
            cursor = tag.end
        }
    }

    private mutating func addText(upTo end: Int, to nodes: inout [Node]) {
        while cursor < end {
            let start = cursor
            while cursor < end, template.bytes[cursor] != UInt8(ascii: "\n") { cursor += 1 }
            if cursor < end { cursor += 1 }
            addLine(start..<cursor, to: &nodes)
        }
    }

    /// Adds a line or a part of one, with its ending if it has one.
    private func addLine(_ range: Range<Int>, to nodes: inout [Node]) {
        let blanks = template.blanks(from: range.lowerBound).clamped(to: range)
        let isEmpty = blanks.upperBound < range.upperBound && template.lineEnding(at: blanks.upperBound) != nil
        guard template.isLineStart(range.lowerBound), !isEmpty else {
            nodes.append(.text(Array(template.bytes[range])))
            return
        }
        nodes.append(.lineStart(Array(template.bytes[blanks])))
        if blanks.upperBound < range.upperBound { nodes.append(.text(Array(template.bytes[blanks.upperBound..<range.upperBound]))) }
    }
}
