/// What a build finds: the live tree and how far it and the standby are to be trusted.
struct SiteState {
    var liveTree: Tree?
    /// Nil where nothing was published, or where the manifest is lost or torn.
    var liveManifest: ManifestReader?
    /// False where `verify` found the live tree altered or its manifest is lost: then a build switches whatever it finds.
    var liveIsTrusted = true
    var standbyName = TreeName.blue
    var standbyIsTrusted = true
    /// The newest modification time ever given to a file of this site; seconds since 1970.
    var newest: Int64 = 0
    var hold: RollbackHold?
    /// What the guards compare with: files and pages by kind before this build; nil where that is not known.
    var census: KindCensus?
    /// Files counted in a live tree whose manifest is lost.
    var uncountedFiles = 0

    /// Reads the state; changes nothing.
    init(of site: OpenSite?) throws(PublishError) {
        guard let site else { return }
        let privateFolder = site.privateFolder
        if let live = try site.live(), let tree = try site.tree(live) {
            liveTree = tree
            standbyName = live.other
            liveManifest = try privateFolder.manifest(of: live)
            let isAltered = try privateFolder.contains(PrivateFolder.altered(live))
            liveIsTrusted = liveManifest != nil && !isAltered
            let note = try privateFolder.note(PrivateFolder.hold)
            let second = liveManifest?.header.newest
            hold = note.flatMap(RollbackHold.init(parsing:)).flatMap { $0.tree == live && (second ?? $0.since) == $0.since ? $0 : nil }
            if let header = liveManifest?.header {
                newest = header.newest
                census = header.census
            } else {
                let found = try TreeWalk.survey(tree)
                newest = max(found.newest, try privateFolder.manifest(of: live.other)?.header.newest ?? 0)
                uncountedFiles = found.files
            }
        }
        if liveTree == nil {
            for name in TreeName.allCases { newest = max(newest, try privateFolder.manifest(of: name)?.header.newest ?? 0) }
        }
        let isUnfinished = try privateFolder.contains(PrivateFolder.unfinished)
        let isAltered = try privateFolder.contains(PrivateFolder.altered(standbyName))
        standbyIsTrusted = !isUnfinished && !isAltered
    }

    /// Forgets files of an altered live tree that are not what its manifest says, so that a build writes them anew.
    mutating func leaveOutAltered(_ site: OpenSite, isCancelled: () -> Bool) throws(PublishError) {
        guard !liveIsTrusted, let tree = liveTree, let manifest = liveManifest else { return }
        liveManifest = try TreeAudit(tree: tree, manifest: manifest).soundManifest(in: site.privateFolder, isCancelled: isCancelled)
    }
}
