/// The folders of a site's two trees, to be copied elsewhere while the lock is held.
public struct PublishedTrees: Sendable {
    public let live: String
    /// Nil where there is no tree before, or where it is not in order.
    public let before: String?
}

extension Publisher {
    /// The site's trees. Nil where nothing is published, or where the live tree is not what its manifest says: a build repairs it.
    ///
    /// - Parameter path: the site's folder.
    public func trees(in path: String) throws -> PublishedTrees? {
        let state = try SiteState(of: site)
        guard let live = state.liveTree, state.liveIsTrusted else { return nil }
        let standby = state.standbyName
        let hasBefore = try state.standbyIsTrusted && site.tree(standby) != nil && site.privateFolder.manifest(of: standby) != nil
        return PublishedTrees(live: "\(path)/\(live.name.rawValue)", before: hasBefore ? "\(path)/\(standby.rawValue)" : nil)
    }
}
