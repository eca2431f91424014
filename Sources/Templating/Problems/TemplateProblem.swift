/// Something wrong in a template, where it is, and what is allowed there. The words are in `TemplateProblem+Words.swift`.
public struct TemplateProblem: Sendable, Hashable {
    enum Kind: Error, Hashable {
        // The text of a template.
        case unclosedTag
        case emptyTag
        /// Its bytes.
        case longName(Int)
        case malformedDelimiters(String)
        case unclosed(String)
        case strayClose(String)
        case mismatchedClose(String, opened: String, line: Int)
        case tagInParent(String, parent: String)
        case repeatedBlock(String)
        // What it speaks of.
        case unknownPage(nearest: String?)
        case unknownTemplate(String, nearest: String?)
        case unknownBlock(String, parent: String, nearest: String?)
        case unknownName(String, nearest: String?)
        case nothingHere(String)
        case repeatedField(String)
        // How it is used.
        case unescapedText(String)
        case escapedMarkup(String)
        case printed(String, kind: NameKind)
        case throughNoObject(String, part: String, kind: NameKind)
        /// Where the first mistake is that is not told.
        case more
        // What could not end, or comes to more than anyone wants.
        /// The tag, where it is nested in its own template.
        case tooDeep(String?)
        case tooLong(String)
        case endlessInclusion(String)
        case indentedRecursion(String)
    }

    /// What a name means.
    enum NameKind: Hashable, Sendable {
        case text
        case markup
        case flag
        case object
        case list
    }

    let kind: Kind
    public let template: String
    /// Line and column count from one; nil where the problem is that there is no such template.
    public let line: Int?
    public let column: Int?

    init(_ kind: Kind, at position: Position) {
        self.kind = kind
        template = position.template
        line = position.line
        column = position.column
    }

    init(_ kind: Kind, in template: String) {
        self.kind = kind
        self.template = template
        line = nil
        column = nil
    }
}
