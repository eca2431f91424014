extension PrivateFolder {
    /// Marks the tree that is not live as not to be trusted, durably, before it is first changed.
    func markUnfinished() throws(PublishError) {
        if try !contains(Self.unfinished) { try setNote(Self.unfinished, "") }
    }

    /// Removes what a killed build has left under our temporary names.
    func removeTemporaries() throws(PublishError) { for name in Self.temporaries { try remove(name) } }

    /// The tree that is not live is in order again, and durably so.
    func removeMarks(of standby: TreeName) throws(PublishError) {
        try remove(Self.altered(standby))
        try remove(Self.unfinished)
    }

    /// Two trees that hold the same files share one manifest, by a hard link.
    func copyManifest(of tree: TreeName, to other: TreeName) throws(PublishError) {
        let (source, target) = (Self.manifest(of: tree), Self.manifest(of: other))
        try remove(target)
        try folder.link(source, as: target, on: .file("private/" + target))
        try sync()
        try removeUnusedBases()
    }
}

/// Says that a rollback is being held, so that the next scheduled build does not undo it.
///
/// It names the tree that the rollback made live, and the second it gave to that tree's manifest; it means nothing for any other tree or
/// manifest. So it begins and ends with the switch itself.
struct RollbackHold: Equatable {
    let tree: TreeName
    /// Seconds since 1970.
    let since: Int64

    init(tree: TreeName, since: Int64) {
        self.tree = tree
        self.since = since
    }

    init?(parsing text: String) {
        let lines = text.unicodeScalars.split(separator: "\n").map(String.init)
        guard lines.count == 2, let tree = TreeName(rawValue: lines[0]), let since = Int64(lines[1]) else { return nil }
        self.init(tree: tree, since: since)
    }

    var text: String { "\(tree.rawValue)\n\(since)\n" }
}
