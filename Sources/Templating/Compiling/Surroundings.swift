/// What surrounds a part of a template while it is compiled.
struct Surroundings {
    var scopes = Scopes()
    var overrides: [String: Override] = [:]
    var layout = Layout()
}

/// What replaces a block, with the overrides in force where it was written: not those of the template that it goes into.
struct Override: Hashable {
    let block: Block
    let overrides: [String: Override]

    static func == (first: Override, second: Override) -> Bool {
        first.block.position == second.block.position && first.overrides == second.overrides
    }

    func hash(into hasher: inout Hasher) { hasher.combine(block.position) }
}

/// How the lines of an included text are indented: `removed` comes off each, `added` goes before it.
struct Layout {
    var added: [UInt8] = []
    var removed: [UInt8] = []

    /// What a line begins with that has `blanks` in its own template.
    func indentation(_ blanks: [UInt8]) -> [UInt8] {
        let common = zip(blanks, removed).prefix { $0 == $1 }.count
        return added + blanks.dropFirst(common)
    }
}
