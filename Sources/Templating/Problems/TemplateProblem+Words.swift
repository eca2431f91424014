extension TemplateProblem: CustomStringConvertible {
    /// One sentence, such as "template `my-bookings.html` line 12 column 8: unknown name `corse.title`".
    public var description: String {
        guard let line, let column else { return "template `\(template)`: \(sentence)" }
        return "template `\(template)` line \(line) column \(column): \(sentence)"
    }

    /// What to do about it, where that can be told.
    public var hint: String? {
        switch kind {
        case .unknownPage(let nearest?), .unknownTemplate(_, let nearest?), .unknownBlock(_, _, let nearest?),
            .unknownName(_, let nearest?):
            "did you mean `\(nearest)`?"
        case .unclosed(let tag): "close it with `\(Self.closing(tag))`"
        case .mismatchedClose(_, let opened, _): "close that with `\(Self.closing(opened))` first"
        case .malformedDelimiters: "write `{{=<% %>=}}`: two delimiters, a space between them, no `=`"
        case .unescapedText(let name): "write `{{\(name)}}`"
        case .escapedMarkup(let name): "write `{{{\(name)}}}`"
        case .printed(let name, .flag): "use it as a section: `{{#\(name)}}...{{/\(name)}}`"
        case .printed(let name, .object): "open it with `{{#\(name)}}`, or print a part of it"
        case .printed(let name, .list): "open it with `{{#\(name)}}`"
        case .throughNoObject(_, let part, .list): "open it with `{{#\(part)}}`"
        case .endlessInclusion: "include it in a section over something that the section's value holds, such as its children"
        case .tooLong: "look for partials that include each other more than once"
        case .indentedRecursion(let name): "put `{{>\(name)}}` at the start of its line"
        default: nil
        }
    }

    private var sentence: String {
        switch kind {
        case .unclosedTag: "a tag is opened here and never closed"
        case .emptyTag: "a tag without a name"
        case .longName(let bytes): "a tag of \(bytes) bytes, allowed are \(TemplateBounds.longestName)"
        case .malformedDelimiters(let text): "`\(text)` does not set delimiters"
        case .unclosed(let tag): "`\(tag)` is never closed"
        case .strayClose(let tag): "`\(tag)` closes nothing"
        case .mismatchedClose(let tag, let opened, let line): "`\(tag)` stands where `\(opened)` of line \(line) is still open"
        case .tagInParent(let tag, let parent): "`\(tag)` stands in `\(parent)`, where only blocks are printed"
        case .repeatedBlock(let name): "block `\(name)` is given twice"
        case .unknownPage: "there is no such template"
        case .unknownTemplate(let name, _): "unknown template `\(name)`"
        case .unknownBlock(let name, let parent, _): "unknown block `\(name)`: `\(parent)` has none of that name"
        case .unknownName(let name, _): "unknown name `\(name)`"
        case .nothingHere(let name): "`\(name)` stands for nothing here"
        case .repeatedField(let name): "`\(name)` is declared twice by the page"
        case .unescapedText(let name): "`\(name)` is text and must be escaped"
        case .escapedMarkup(let name): "`\(name)` is markup and must not be escaped"
        case .printed(let name, let kind): "`\(name)` is \(kind.words) and cannot be printed"
        case .throughNoObject(let name, let part, let kind): "unknown name `\(name)`: `\(part)` is \(kind.words)"
        case .more: "from here on there are more mistakes than the \(TemplateBounds.mostProblems) that are told"
        case .tooDeep(let tag?): "`\(tag)` is nested more than \(TemplateBounds.deepest) levels deep, which is the most"
        case .tooDeep(nil): "with all that is included it is nested more than \(TemplateBounds.deepest) levels deep, which is the most"
        case .tooLong(let name):
            "with all that `\(name)` includes the page has more than \(TemplateBounds.mostNodes) tags and lines, or \(TemplateBounds.mostBytes) bytes, which is the most"
        case .endlessInclusion(let name): "`\(name)` includes itself without going deeper and would never end"
        case .indentedRecursion(let name): "`\(name)` includes itself with more and more indentation"
        }
    }

    /// `{{/name}}` for `{{#name}}`.
    private static func closing(_ tag: String) -> String { "{{/\(tag.dropFirst(3))" }
}

extension TemplateProblem.NameKind {
    fileprivate var words: String {
        switch self {
        case .text: "text"
        case .markup: "markup"
        case .flag: "a flag"
        case .object: "an object"
        case .list: "a list"
        }
    }
}
