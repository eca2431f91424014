/// What no template that people write comes to. Beyond it a mistake is told, for each of these costs more than it is worth: the stack of
/// recursion, memory, or time.
enum TemplateBounds {
    /// In bytes. Ours have 30 at most.
    static let longestName = 200
    /// Sections, blocks and partials in each other. Ours are 12 deep; each level takes some kilobytes of the stack.
    static let deepest = 100
    /// How many tags and lines a page comes to when everything that it includes is in place. Ours come to some hundreds. Partials that include
    /// each other twice double with each level.
    static let mostNodes = 50_000
    /// The bytes of these. A page of ours has 20 kB.
    static let mostBytes = 4 << 20
    /// How many mistakes are told of one template or page: more are not read at once.
    static let mostProblems = 500
}

extension [TemplateProblem] {
    /// Takes note of a mistake; of the first that is not told any more that there are more.
    mutating func note(_ kind: TemplateProblem.Kind, at place: Position) {
        if count == TemplateBounds.mostProblems {
            append(TemplateProblem(.more, at: place))
        } else if count < TemplateBounds.mostProblems {
            append(TemplateProblem(kind, at: place))
        }
    }
}
