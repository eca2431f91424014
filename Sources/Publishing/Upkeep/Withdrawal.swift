import Glibc

/// Takes a site off the web that is to be published no more, and its pages from the disk.
///
/// First the link to the live tree goes: from then on the web server finds nothing. Then who may log in, the trees, what is known of them.
/// Killed anywhere, it can simply be done again. What is left is `private/` with the lock, mails and the caller's notes.
struct Withdrawal {
    let site: OpenSite

    func carryOut() throws(PublishError) {
        let privateFolder = site.privateFolder
        // Before anything goes: if the site is published again, neither tree is what its manifest says.
        try privateFolder.markUnfinished()
        try site.folder.remove("current", on: .file("current"))
        try site.folder.sync(on: .file("."))
        for name in [AccessFolder.name] + TreeName.allCases.map(\.rawValue) { try removeFolder(name) }
        for tree in TreeName.allCases {
            try privateFolder.remove(PrivateFolder.manifest(of: tree))
            try privateFolder.remove(PrivateFolder.recipes(of: tree))
            try privateFolder.remove(PrivateFolder.altered(tree))
        }
        try privateFolder.removeUnusedBases()
        try privateFolder.removeTemporaries()
        try privateFolder.remove(PrivateFolder.hold)
        try privateFolder.remove(PrivateFolder.unfinished)
        try privateFolder.sync()
        try site.folder.sync(on: .file("."))
    }

    /// Removes a folder of the site with all that is in it.
    func removeFolder(_ name: String) throws(PublishError) {
        let target = CallTarget.file(name)
        guard let folder = try site.folder.openFolder(name, on: target) else { return }
        try Self.removeContents(of: folder, on: target)
        try site.folder.removeFolder(name, on: target)
    }

    private static func removeContents(of folder: Descriptor, on target: CallTarget) throws(PublishError) {
        for entry in try FolderListing.entries(of: folder, on: target) {
            if entry.isFolder, let inner = try folder.openFolder(entry.name, on: target) {
                try removeContents(of: inner, on: target)
                try folder.removeFolder(entry.name, on: target)
            } else {
                try folder.remove(entry.name, on: target)
            }
        }
    }
}

extension Publisher {
    /// Takes the site off the web, and its pages from the disk, unless more pages would go than may.
    ///
    /// - Returns: how many pages there were.
    @discardableResult
    public func withdraw(_ limit: RemovalLimit) throws(PublishError) -> Int {
        let pages = try site.livePageCount() ?? 0
        let allowed = limit.allowed(of: pages)
        if pages > allowed { throw .tooManyRemovals(removed: pages, of: pages, allowed: allowed) }
        try Withdrawal(site: site).carryOut()
        return pages
    }

    /// How many files of one page there are, in both trees.
    public func fileCount(kind: UInt8, row: Int64) throws(PublishError) -> Int {
        var count = 0
        for tree in TreeName.allCases where try site.tree(tree) != nil {
            try site.privateFolder.manifest(of: tree)?.forEach { if $0.key.kind == kind, $0.key.row == row { count += 1 } }
        }
        return count
    }
}

extension SiteFolder {
    /// How many pages are live; nil where nothing is on the web. What else is in the folder does not matter.
    public func livePageCount() throws(PublishError) -> Int? { try openForReading(refusesForeign: false)?.livePageCount() }

    /// Removes a site's folder with everything in it, also mails and notes, at once and whatever a guard would say.
    ///
    /// - Parameter time: seconds since 1970; the lock's note tells it to others.
    public func clear(at time: Int64) throws(PublishError) {
        let lock = try lock(at: time)
        let withdrawal = Withdrawal(site: lock.site)
        try withdrawal.carryOut()
        try withdrawal.removeFolder("private")
        // A link to a folder elsewhere stays, and so does that folder, empty.
        try attempt(.rmdir, on: .file("."), tolerating: ENOTDIR) { unsafe rmdir(path) }
    }
}

extension OpenSite {
    /// Without files that are kept for one more switch; with a lost manifest, files. Nil where nothing is live.
    fileprivate func livePageCount() throws(PublishError) -> Int? {
        guard let live = try live(), let tree = try tree(live) else { return nil }
        guard let header = try privateFolder.header(of: live) else { return try TreeWalk.survey(tree).files }
        return header.census.pages.indices.reduce(0) {
            header.build.keptKinds.contains(UInt8($1)) ? $0 : $0 + header.census.pages[$1]
        }
    }
}
