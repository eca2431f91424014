/// The second step of a build: from the next tree to the live one.
struct Switchover: Sendable {
    let site: OpenSite
    let setup: BuildSetup
    let difference: Difference
    let standby: Standby
    /// Nil where nothing changes.
    let next: NextTree?
    let passwords: PasswordUpdate

    /// Makes everything that the switch needs. Nothing is live yet.
    init(of site: OpenSite, _ setup: BuildSetup, _ difference: Difference, _ standby: Standby, _ logins: Logins?) throws {
        self.site = site
        self.setup = setup
        self.difference = difference
        self.standby = standby
        let isNeeded = difference.counts.hasChanges || setup.state.liveTree == nil || !setup.state.liveIsTrusted
        next = isNeeded ? try NextTree(standby.prepared(), setup, difference, in: site.privateFolder) : nil
        passwords = try PasswordUpdate(site, logins, jobs: setup.jobs, isCancelled: setup.options.isCancelled)
    }

    private var privateFolder: PrivateFolder { site.privateFolder }

    /// Switches to the next tree; where there is none, completes what may be incomplete. Returns whether it switched.
    func carryOut(_ timings: inout Timings) throws(PublishError) -> Bool {
        if let next {
            try publish(next, &timings)
        } else {
            try completeUnchanged()
        }
        return next != nil
    }

    func report(switched: Bool, _ timings: Timings) -> PublishReport {
        PublishReport(difference.counts, setup.options, next: next, switched: switched, timings: timings)
    }

    /// The order of these lines is what keeps the promise: all files durable, the manifest durable, old logins out, the switch, new logins
    /// in, the tree before brought up to date.
    private func publish(_ next: NextTree, _ timings: inout Timings) throws(PublishError) {
        try Timings.measure(&timings.syncing) { () throws(PublishError) in
            try Syncing.run(site.folder, isCancelled: setup.options.isCancelled)
            // Not synced: one that a power cut tears says nothing, and costs a rendering.
            try privateFolder.writeRecipes(recipes, of: next.tree.name, next.manifest.header)
            try privateFolder.remove(PrivateFolder.altered(next.tree.name))
            try next.manifest.place(as: next.tree.name)
        }
        if setup.options.isCancelled() { throw .cancelled }
        try passwords.withdraw()
        try site.switchCurrent(to: next.tree.name)
        do throws(PublishError) {
            try passwords.admit()
            try completeAfterSwitch(to: next.tree)
        } catch { throw .unfinished(error) }
    }

    /// Brings the tree that was live until now up to date: it keeps its texts, but no revoked page and no old link.
    private func completeAfterSwitch(to tree: Tree) throws(PublishError) {
        try site.folder.sync(on: .file("."))
        try privateFolder.remove(PrivateFolder.hold)
        let other = try site.tree(tree.name.other)
        guard let before = setup.state.liveTree ?? other else {
            return try privateFolder.removeMarks(of: tree.name.other)
        }
        if setup.state.liveTree == nil || !setup.state.liveIsTrusted, let manifest = try privateFolder.manifest(of: tree.name) {
            try TreeCopy.make(of: tree, manifest, in: before) { false }
            try before.syncFolders()
            try privateFolder.copyManifest(of: tree.name, to: before.name)
        } else if difference.counts.revocations > 0, let manifest = setup.state.liveManifest {
            let revocation = Revocation(delta: difference.delta, keptKinds: setup.keptKinds)
            try revocation.carryOut(in: before, manifest, from: tree, privateFolder)
        }
        try privateFolder.removeMarks(of: before.name)
    }

    /// No page differs: only who may log in, whom a page belongs to, or what an interrupted build left.
    private func completeUnchanged() throws(PublishError) {
        try passwords.withdraw()
        try passwords.admit()
        if !difference.delta.isEmpty {
            try restate()
        } else if let recipes = difference.recipes, let live = setup.state.liveTree, let manifest = setup.state.liveManifest {
            try privateFolder.writeRecipes(recipes, of: live.name, manifest.header)
        }
        if !setup.state.standbyIsTrusted { try completeStandby() }
        // A switch ends the hold by itself; here nothing has.
        if setup.options.resumes, setup.state.hold != nil { try privateFolder.remove(PrivateFolder.hold) }
    }

    /// Some pages now belong to other people, but no byte of any page changed: only the manifest tells.
    private func restate() throws(PublishError) {
        guard let live = setup.state.liveTree, let before = setup.state.liveManifest else { return }
        let manifest = try ManifestDraft(in: privateFolder, of: before.header.build, since: before) { manifest throws(PublishError) in
            try difference.delta.forEach(over: before, others: manifest) { _, change throws(PublishError) in
                try manifest.append(change.with([]))
            }
        }
        try privateFolder.writeRecipes(recipes, of: live.name, manifest.header)
        try manifest.place(as: live.name)
    }

    private var recipes: RecipeBook { difference.recipes ?? setup.state.recipes }

    /// Brings a standby in order that an interrupted build has left.
    private func completeStandby() throws(PublishError) {
        guard try site.tree(setup.state.standbyName) != nil else { return try privateFolder.removeMarks(of: setup.state.standbyName) }
        guard let live = setup.state.liveTree else { return }
        let opened = try standby.prepared()
        try opened.tree.syncFolders()
        if opened.manifest != nil { try privateFolder.copyManifest(of: live.name, to: opened.tree.name) }
        try privateFolder.removeMarks(of: opened.tree.name)
    }
}
