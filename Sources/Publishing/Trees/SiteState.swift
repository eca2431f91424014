/// What a build finds: the live tree and how far it and the standby are to be trusted.
struct SiteState: Sendable {
    private(set) var liveTree: Tree?
    /// Nil where nothing was published, or where the manifest is lost or torn.
    private(set) var liveManifest: ManifestReader?
    /// What the live pages were made from, as far as that is known for certain.
    private(set) var recipes = RecipeBook.empty
    /// False where `verify` found the live tree altered, a folder of it is gone, or its manifest is lost: then a build switches whatever it finds.
    private(set) var liveIsTrusted = true
    private(set) var standbyName = TreeName.blue
    private(set) var standbyIsTrusted = true
    /// The newest modification time ever given to a file of this site; seconds since 1970.
    private(set) var newest: Int64 = 0
    private(set) var hold: RollbackHold?
    /// What the guards compare with: files and pages by kind before this build; nil where that is not known.
    private(set) var census: KindCensus?
    /// Files counted in a live tree whose manifest is lost.
    private(set) var uncountedFiles = 0

    /// Reads the state; changes nothing.
    init(of site: OpenSite?) throws(PublishError) {
        guard let site else { return }
        let privateFolder = site.privateFolder
        if let live = try site.live(), let tree = try site.tree(live) {
            liveTree = tree
            standbyName = live.other
            liveManifest = try privateFolder.manifest(of: live)
            let isAltered = try privateFolder.contains(PrivateFolder.altered(live))
            let isWhole = try liveManifest.map { manifest throws(PublishError) in try tree.holdsSamples(of: manifest) } ?? false
            liveIsTrusted = isWhole && !isAltered
            if liveIsTrusted, let liveManifest { recipes = try privateFolder.recipes(of: live, liveManifest.header) }
            let note = try privateFolder.note(PrivateFolder.hold)
            let second = liveManifest?.header.build.newest
            hold = note.flatMap(RollbackHold.init(parsing:)).flatMap { $0.tree == live && (second ?? $0.since) == $0.since ? $0 : nil }
            if let header = liveManifest?.header {
                newest = header.build.newest
                census = header.census
            } else {
                let found = try TreeWalk.survey(tree)
                newest = max(found.newest, try privateFolder.manifest(of: live.other)?.header.build.newest ?? 0)
                uncountedFiles = found.files
            }
        }
        if liveTree == nil {
            for name in TreeName.allCases { newest = max(newest, try privateFolder.manifest(of: name)?.header.build.newest ?? 0) }
        }
        let isUnfinished = try privateFolder.contains(PrivateFolder.unfinished)
        let isAltered = try privateFolder.contains(PrivateFolder.altered(standbyName))
        standbyIsTrusted = !isUnfinished && !isAltered
    }

    /// The state without those files of an altered live tree that are not what its manifest says, so that a build writes them anew.
    func leavingOutAltered(in site: OpenSite, isCancelled: () -> Bool) throws(PublishError) -> SiteState {
        guard !liveIsTrusted, let tree = liveTree, let manifest = liveManifest else { return self }
        var state = self
        state.liveManifest = try TreeAudit(tree: tree, manifest: manifest).soundManifest(in: site.privateFolder, isCancelled: isCancelled)
        return state
    }
}
