import Glibc

/// `output/<site>`: two trees, the link to the live one, and what is private to the build.
public struct SiteFolder: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Takes the lock that every writing call needs, making the folder where it is missing.
    ///
    /// To be called before the database's snapshot is taken, or an older snapshot could be published after a newer one. Throws
    /// `.locked` with the holder's note, and `.foreign` before anything is made in a folder that is not ours.
    public func lock(at time: Int64) throws(PublishError) -> BuildLock {
        try makeMissing()
        guard let folder = try open() else { throw .system(.open, .file("."), ENOENT) }
        try FolderSurvey.refuseForeign(in: folder)
        let made = try Tree.makeFolder("private", in: folder, mode: 0o700, group: nil, on: .file("private"))
        let status = try made.descriptor.status(on: .file("private"))
        if status.st_mode & 0o777 != 0o700 { try attempt(.chmod, on: .file("private")) { fchmod(made.descriptor.raw, 0o700) } }
        let site = OpenSite(folder: folder, privateFolder: PrivateFolder(folder: made.descriptor), group: try group(of: folder))
        return try BuildLock(site, holder: LockHolder(startedAt: time))
    }

    /// Nil where the folder does not exist.
    func open() throws(PublishError) -> Descriptor? {
        try attempt(.open, on: .file("."), tolerating: ENOENT) { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
            .map(Descriptor.init(owning:))
    }

    /// The site for reading only; nil where nothing has been published.
    func openForReading() throws(PublishError) -> OpenSite? {
        guard let folder = try open() else { return nil }
        try FolderSurvey.refuseForeign(in: folder)
        guard let privateFolder = try Descriptor.folder("private", in: folder.raw, on: .file("private")) else { return nil }
        return OpenSite(folder: folder, privateFolder: PrivateFolder(folder: privateFolder), group: try group(of: folder))
    }

    /// Published files belong to the group of `output/`, the folder that holds this one.
    private func group(of folder: Descriptor) throws(PublishError) -> gid_t {
        var status = stat()
        try attempt(.stat, on: .file("..")) { fstatat(folder.raw, "..", &status, 0) }
        return status.st_gid
    }

    /// Makes the site's folder, and `output/` above it, where they are missing.
    private func makeMissing() throws(PublishError) {
        var status = stat()
        if try attempt(.stat, on: .file("."), tolerating: ENOENT, { stat(path, &status) }) != nil { return }
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        guard let name = parts.last else { return }
        let above = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
        let parent = above.isEmpty ? "." : above
        try attempt(.mkdir, on: .file(".."), tolerating: EEXIST) { mkdir(parent, 0o750) }
        let raw = try attempt(.open, on: .file("..")) { Glibc.open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        let output = Descriptor(owning: raw ?? -1)
        _ = try Tree.makeFolder(name, in: output, mode: 0o750, group: try output.status(on: .file("..")).st_gid, on: .file("."))
    }
}
