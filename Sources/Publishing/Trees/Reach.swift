import Glibc

/// Gives what is published the group and the reach of `output/`: its group, folders 0750, files 0640.
///
/// New files get both when they are made. But `output/` may get another group later, or a site may have been made under another umask: then
/// all of it is brought up to date, once. The outermost folders are settled last, so a run that was killed is noticed by the next.
struct Reach {
    private let site: OpenSite
    /// What folders inherit from `output/`: with it, new files get its group even where this user may not give it.
    private let inherited: mode_t

    init(of site: OpenSite) throws(PublishError) {
        self.site = site
        let target = CallTarget.file("..")
        guard let output = try site.folder.openFolder("..", on: target) else { throw .system(.open, target, ENOENT) }
        let mode = try output.status(on: target).st_mode & 0o7777
        inherited = mode & S_ISGID
        // A group was chosen to enter it, and cannot.
        if inherited != 0, mode & 0o050 != 0o050 { try output.setMode(mode | 0o050, on: target) }
    }

    /// Looks at the outermost folders and at a file of each kind, and changes all where one of them is not right.
    func settle() throws(PublishError) {
        var folders: [(name: String, folder: Descriptor)] = []
        for name in TreeName.allCases.map(\.rawValue) + [AccessFolder.name] {
            if let folder = try site.folder.openFolder(name, on: .file(name)) { folders.append((name, folder)) }
        }
        let outermost = [(".", site.folder)] + folders
        var areRight = true
        for (name, folder) in outermost where !isRight(try folder.status(on: .file(name))) { areRight = false }
        if areRight, try samplesAreRight() { return }
        for (name, folder) in folders {
            try settleContents(of: folder, on: .file(name))
            try settle(folder, FileModes.publishedFolder | inherited, on: .file(name))
        }
        try settle(site.folder, FileModes.publishedFolder | inherited, on: .file("."))
    }

    private func isRight(_ status: stat) -> Bool {
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        return status.st_gid == site.group
            && status.st_mode & 0o777 == (isFolder ? FileModes.publishedFolder : FileModes.published)
            && (!isFolder || inherited == 0 || status.st_mode & S_ISGID != 0)
    }

    private func samplesAreRight() throws(PublishError) -> Bool {
        guard let live = try site.live(), let tree = try site.tree(live) else { return true }
        for record in try site.privateFolder.manifest(of: live)?.samples() ?? [] {
            if let status = try tree.status(of: record.path, record.key), !isRight(status) { return false }
        }
        return true
    }

    private func settleContents(of folder: Descriptor, on target: CallTarget) throws(PublishError) {
        try FolderListing.forEach(in: folder, on: target) { entry throws(PublishError) in
            guard entry.isFolder || entry.isFile, let status = try folder.status(of: entry.name, on: target),
                !isRight(status) || entry.isFolder
            else { return }
            guard let found = try folder.open(entry.name, .nonBlocking, on: target) else { return }
            if entry.isFolder { try settleContents(of: found, on: target) }
            try settle(found, entry.isFolder ? FileModes.publishedFolder | inherited : FileModes.published, on: target)
        }
    }

    private func settle(_ file: Descriptor, _ mode: mode_t, on target: CallTarget) throws(PublishError) {
        let status = try file.status(on: target)
        if status.st_gid != site.group { try file.setGroup(site.group, on: target) }
        let wanted = mode | (status.st_mode & S_ISGID)
        if try file.status(on: target).st_mode & 0o7777 != wanted { try file.setMode(wanted, on: target) }
    }
}
