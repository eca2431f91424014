/// Makes the tree before the live one again: its texts and its design, with every page that only the newer tree has.
///
/// Revoked pages and old links left that tree when they were revoked, so they do not come back.
struct Rollback {
    let site: OpenSite
    let live: Tree
    let before: Tree
    let pair: ManifestPair
    /// Modification time of every file that replaces a newer one: older than what a visitor has seen it must never look.
    let stamp: Int64

    /// Throws the reason where there is nothing to go back to. Changes nothing.
    init(_ site: OpenSite, _ state: SiteState, time: Int64) throws(PublishError) {
        guard let live = state.liveTree else { throw .cannotRollBack(.nothingPublished) }
        guard state.hold == nil else { throw .cannotRollBack(.alreadyRolledBack) }
        guard state.liveIsTrusted, let newer = state.liveManifest else { throw .cannotRollBack(.liveTreeAltered) }
        guard state.standbyIsTrusted else { throw .cannotRollBack(.treeBeforeUnfinished) }
        guard let before = try site.tree(state.standbyName), let older = try site.privateFolder.manifest(of: state.standbyName) else {
            throw .cannotRollBack(.noTreeBefore)
        }
        self.site = site
        self.live = live
        self.before = before
        pair = ManifestPair(older: older, newer: newer)
        stamp = max(time, newer.header.build.newest + 1, older.header.build.newest + 1)
    }

    func carryOut(isCancelled: () -> Bool) throws(PublishError) -> RollbackReport {
        guard try differs() else { throw .cannotRollBack(.noTreeBefore) }
        let privateFolder = site.privateFolder
        try privateFolder.markUnfinished()
        var report = RollbackReport(changed: 0, linked: 0)
        let facts = BuildFacts(inputs: pair.older.header.build.inputs, newest: stamp, keptKinds: pair.newer.header.build.keptKinds)
        let manifest = try ManifestDraft(in: privateFolder, of: facts, since: pair.newer) { manifest throws(PublishError) in
            report = try bringBack(manifest, isCancelled: isCancelled)
        }
        try before.removeEmptyFolders()
        try Syncing.run(site.folder, isCancelled: isCancelled)
        try manifest.place(as: before.name)
        try privateFolder.setNote(PrivateFolder.hold, RollbackHold(tree: before.name, since: stamp).text)
        if isCancelled() { throw .cancelled }
        try site.switchCurrent(to: before.name)
        do throws(PublishError) {
            try site.folder.sync(on: .file("."))
            try privateFolder.removeMarks(of: live.name)
        } catch { throw .unfinished(error) }
        return report
    }

    private func differs() throws(PublishError) -> Bool {
        var differs = false
        try pair.forEach { entry throws(PublishError) in
            if let older = entry.older, entry.newer?.isSameFile(as: older) != true { differs = true }
        }
        return differs
    }

    private func bringBack(_ manifest: ManifestWriter, isCancelled: () -> Bool) throws(PublishError) -> RollbackReport {
        var (changed, linked) = (0, 0)
        let occupied = try pathsOfKeptKinds()
        let taken = try PathIndex(pair.older)
        try pair.forEach { entry throws(PublishError) in
            if isCancelled() { throw .cancelled }
            if let older = entry.older {
                let restored = try renewed(older)
                if restored.modified != older.modified { changed += 1 }
                try manifest.append(restored)
            }
            if let newer = entry.newer, let record = lasting(newer, beside: entry, occupied, taken) {
                if let kept = entry.olderKept { try before.remove(kept.path, of: kept.key) }
                try before.link(newer.path, from: live, of: newer.key, by: 0)
                linked += 1
                try manifest.append(record)
            } else if let kept = entry.olderKept {
                try manifest.append(try renewed(kept))
            }
        }
        return RollbackReport(changed: changed, linked: linked)
    }

    /// Gives a file a new modification time, unless it is the very file that is live at that path.
    private func renewed(_ record: ManifestRecord) throws(PublishError) -> ManifestRecord {
        guard let here = try before.status(of: record.path, record.key) else { throw .cannotRollBack(.treeBeforeAltered) }
        if let there = try live.status(of: record.path, record.key), there.st_ino == here.st_ino { return record }
        try before.touch(record.path, of: record.key, modified: stamp)
        return record.with(modified: stamp)
    }

    /// What of a newer file stays after the switch: a page that the older tree does not have, and for one more switch a style sheet that
    /// has another name there.
    private func lasting(_ newer: ManifestRecord, beside entry: ManifestPair.Entry, _ occupied: Set<String>, _ taken: PathIndex)
        -> ManifestRecord?
    {
        guard let older = entry.older else { return taken.contains(newer.path.text) ? nil : newer }
        guard pair.newer.header.build.keptKinds.contains(newer.key.kind), newer.path != older.path, !occupied.contains(newer.path.text)
        else {
            return nil
        }
        return newer.with(.kept)
    }

    private func pathsOfKeptKinds() throws(PublishError) -> Set<String> {
        var paths: Set<String> = []
        try pair.forEach { entry throws(PublishError) in
            guard let key = entry.older?.key ?? entry.olderKept?.key, pair.newer.header.build.keptKinds.contains(key.kind) else { return }
            for record in [entry.older, entry.olderKept] { if let record { paths.insert(record.path.text) } }
        }
        return paths
    }
}

/// What a rollback did.
public struct RollbackReport: Equatable, Sendable {
    /// Files that have their older content again.
    public let changed: Int
    /// Files that only the newer tree had and that stay.
    public let linked: Int
}
