/// Takes one page out of both trees at once. Visitors of other pages notice nothing.
struct Purge {
    let site: OpenSite
    let kind: UInt8
    let row: Int64

    private func isPurged(_ record: ManifestRecord) -> Bool { record.key.kind == kind && record.key.row == row }

    /// Returns how many files are gone. Both trees are marked meanwhile: killed half-way, a build looks at every file.
    func carryOut(_ state: SiteState) throws(PublishError) -> Int {
        guard let live = state.liveTree else { return 0 }
        guard let manifest = state.liveManifest else { throw .manifestLost(live.name) }
        let privateFolder = site.privateFolder
        try privateFolder.markUnfinished()
        try privateFolder.setNote(PrivateFolder.altered(live.name), "")
        try PasswordUpdate.remove(try names(in: manifest), from: site)
        var removed = try purge(live, manifest)
        if let standby = try site.tree(state.standbyName) {
            if state.standbyIsTrusted, let older = try privateFolder.manifest(of: standby.name) {
                removed += try purge(standby, older)
            } else if let purged = try privateFolder.manifest(of: live.name) {
                try TreeCopy.make(of: live, purged, in: standby) { false }
                try standby.syncFolders()
                try privateFolder.copyManifest(of: live.name, to: standby.name)
            }
        }
        if state.liveIsTrusted { try privateFolder.remove(PrivateFolder.altered(live.name)) }
        try privateFolder.removeMarks(of: state.standbyName)
        return removed
    }

    /// What the page's files are called, without their endings: the name by which its member logs in, where members do.
    private func names(in manifest: ManifestReader) throws(PublishError) -> Set<String> {
        var names: Set<String> = []
        try manifest.forEach { record in
            if isPurged(record), let file = record.path.text.split(separator: "/").last {
                names.insert(String(file.prefix { $0 != "." }))
            }
        }
        return names
    }

    private func purge(_ tree: Tree, _ manifest: ManifestReader) throws(PublishError) -> Int {
        var removed = 0
        let next = try ManifestDraft(in: site.privateFolder, of: manifest.header.build, since: manifest) { next throws(PublishError) in
            try manifest.forEach { record throws(PublishError) in
                guard isPurged(record) else { return try next.append(record) }
                try tree.remove(record.path, of: record.key)
                removed += 1
            }
        }
        try tree.syncFolders()
        try next.place(as: tree.name)
        return removed
    }
}
