/// A part of a parsed template.
///
/// Lines are kept apart from what they hold, as a template that includes another sets the indentation of its lines.
indirect enum Node: Sendable {
    /// A line begins that is not empty, with these blanks.
    case lineStart([UInt8])
    case text([UInt8])
    case variable(Variable)
    case section(Section)
    case inclusion(Inclusion)
    case block(Block)
}

/// `{{name}}`, or not escaped: `{{{name}}}` or `{{&name}}`.
struct Variable: Sendable {
    let name: String
    let isEscaped: Bool
    let position: Position
}

/// `{{#name}}...{{/name}}` or `{{^name}}...{{/name}}`.
struct Section: Sendable {
    let name: String
    let isInverted: Bool
    let body: [Node]
    let position: Position
}

/// `{{>name}}`, or `{{<name}}...{{/name}}` with the blocks it replaces.
struct Inclusion: Sendable {
    let name: String
    let overrides: [Block]
    /// The blanks before the tag if nothing else is on its line; they go before each line of what is included.
    let indentation: [UInt8]?
    let position: Position
}

/// `{{$name}}...{{/name}}`: a place that a template leaves open, or what another puts in it.
struct Block: Sendable {
    /// The lines of the block where it is a place.
    struct Lines: Sendable {
        /// The blanks before its lines if the place is whole lines.
        let indentation: [UInt8]?
        let lineEnding: [UInt8]
    }

    let name: String
    let body: [Node]
    let lines: Lines
    /// The blanks before its first line: where it is put somewhere else they are taken off all its lines.
    let indentation: [UInt8]
    let beginsLine: Bool
    let endsLine: Bool
    let position: Position
}
