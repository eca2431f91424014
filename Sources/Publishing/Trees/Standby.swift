import Synchronization

/// The tree that is not live, opened when the first difference is found: a build that changes nothing never touches it.
final class Standby: Sendable {
    struct Opened: Sendable {
        let tree: Tree
        /// Nil where the tree is new and empty.
        let manifest: ManifestReader?
    }

    private struct Plan: Sendable {
        let name: TreeName
        let isTrusted: Bool
        let live: Tree?
        let liveManifest: ManifestReader?
    }

    private let site: OpenSite
    private let plan: Plan
    private let isCancelled: @Sendable () -> Bool
    private let opened = Mutex<Opened?>(nil)

    init(_ site: OpenSite, state: SiteState, isCancelled: @escaping @Sendable () -> Bool) {
        self.site = site
        self.isCancelled = isCancelled
        plan = Plan(name: state.standbyName, isTrusted: state.standbyIsTrusted, live: state.liveTree, liveManifest: state.liveManifest)
    }

    /// The standby in a state that its manifest describes, marked as unfinished.
    func open() throws(PublishError) -> Tree { try prepared().tree }

    func prepared() throws(PublishError) -> Opened {
        try opened.withLock { opened throws(PublishError) in
            if let opened { return opened }
            let prepared = try prepare()
            opened = prepared
            return prepared
        }
    }

    private func prepare() throws(PublishError) -> Opened {
        try site.privateFolder.markUnfinished()
        guard let tree = try site.tree(plan.name) else { return Opened(tree: try site.makeTree(plan.name), manifest: nil) }
        if plan.isTrusted, let manifest = try site.privateFolder.manifest(of: plan.name, besides: plan.liveManifest),
            try tree.holdsSamples(of: manifest)
        {
            return Opened(tree: tree, manifest: manifest)
        }
        if let live = plan.live, let manifest = plan.liveManifest {
            try TreeCopy.make(of: live, manifest, in: tree, isCancelled: isCancelled)
            return Opened(tree: tree, manifest: manifest)
        }
        try TreeWalk.remove(in: tree, isCancelled: isCancelled) { _, _ in false }
        return Opened(tree: tree, manifest: nil)
    }
}
