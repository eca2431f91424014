/// One `{{...}}` of a template, as scanned.
struct Tag {
    enum Kind: Equatable {
        case variable
        /// `{{{name}}}` or `{{&name}}`.
        case unescapedVariable
        case section
        case invertedSection
        case close
        case partial
        case parent
        case block
        case comment
        case delimiters
    }

    let kind: Kind
    let name: String
    /// In bytes, with the delimiters.
    let start: Int
    let end: Int
    let position: Position

    /// This tag and everything up to the end of `last`, as one.
    func through(_ last: Tag) -> Tag { Tag(kind: kind, name: name, start: start, end: last.end, position: position) }

    /// The tag as it is written in messages, with the usual delimiters.
    var spelling: String {
        switch kind {
        case .variable: "{{\(name)}}"
        case .unescapedVariable: "{{{\(name)}}}"
        case .section: "{{#\(name)}}"
        case .invertedSection: "{{^\(name)}}"
        case .close: "{{/\(name)}}"
        case .partial: "{{>\(name)}}"
        case .parent: "{{<\(name)}}"
        case .block: "{{$\(name)}}"
        case .comment: "{{!\(name)}}"
        case .delimiters: "{{=\(name)=}}"
        }
    }
}
