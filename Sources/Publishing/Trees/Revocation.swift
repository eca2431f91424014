/// Takes revoked pages and old links out of the tree that was live before a switch.
///
/// A page that is gone or has another address goes; one whose links changed is replaced by its new version. Everything else stays as it
/// was, for a rollback.
struct Revocation {
    let delta: Delta
    let keptKinds: KindSet

    private func isRevoked(_ record: ManifestRecord, by change: ManifestRecord) -> Bool {
        if keptKinds.contains(record.key.kind) { return false }
        if change.flags.contains(.removed) { return true }
        return change.flags.contains(.written) && (change.path != record.path || change.links != record.links)
    }

    /// `manifest` describes `tree` before; `newer` holds the pages that take the place of the old ones. Ends with everything durable.
    func carryOut(in tree: Tree, _ manifest: ManifestReader, from newer: Tree, _ privateFolder: PrivateFolder) throws(PublishError) {
        try delta.forEach(over: manifest) { record, change throws(PublishError) in
            let keepsPath = !change.flags.contains(.removed) && record.path == change.path
            guard isRevoked(record, by: change), !keepsPath else { return }
            try tree.remove(record.path, of: record.key)
        }
        // Over the newer tree's base, which has no address any more that is revoked.
        let base = try privateFolder.manifest(of: newer.name, besides: manifest)
        let next = try ManifestDraft(in: privateFolder, of: manifest.header.build, since: base) { next throws(PublishError) in
            try delta.forEach(over: manifest, others: next) { record, change throws(PublishError) in
                guard isRevoked(record, by: change) else { return try next.append(record) }
                guard change.flags.contains(.written) else { return }
                try tree.link(change.path, from: newer, of: change.key, by: 0)
                try next.append(change.with([]))
            }
        }
        try tree.removeEmptyFolders()
        try tree.syncFolders()
        try next.place(as: tree.name)
    }
}
