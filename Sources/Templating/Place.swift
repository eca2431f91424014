/// What surrounds a part of a template while it is compiled.
struct Place {
    var scopes = Scopes()
    var overrides: [String: Override] = [:]
    var layout = Layout()
}

/// What replaces a block, with the overrides in force where it was written: those of its reader are not its own.
struct Override: Hashable {
    let block: Block
    let overrides: [String: Override]

    static func == (first: Override, second: Override) -> Bool {
        first.block.position == second.block.position && first.overrides == second.overrides
    }

    func hash(into hasher: inout Hasher) { hasher.combine(block.position) }
}
