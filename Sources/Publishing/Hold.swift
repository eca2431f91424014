/// Says that a rollback is being held, so that the next scheduled build does not undo it.
///
/// It names the tree that the rollback made live, and the second it gave to that tree's manifest; it means nothing for any other tree or
/// manifest. So it begins and ends with the switch itself.
struct Hold: Equatable {
    var tree: TreeName
    /// Seconds since 1970.
    var since: Int64

    init(tree: TreeName, since: Int64) {
        self.tree = tree
        self.since = since
    }

    init?(parsing text: String) {
        let lines = text.split(separator: "\n")
        guard lines.count == 2, let tree = TreeName(rawValue: String(lines[0])), let since = Int64(lines[1]) else { return nil }
        self.init(tree: tree, since: since)
    }

    var text: String { "\(tree.rawValue)\n\(since)\n" }
}
