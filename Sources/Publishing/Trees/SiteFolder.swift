import Glibc
import SystemPackage

/// `output/<site>`: two trees, the link to the live one, and what is private to the build.
public struct SiteFolder: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Takes the lock that every writing call needs, making the folder where it is missing.
    ///
    /// Call it before the database's snapshot is taken, or an older snapshot could be published after a newer one. Throws `.locked` with
    /// the holder's note, and `.foreign` before anything is made in a folder that is not ours.
    ///
    /// - Parameter time: seconds since 1970; the note tells it to others.
    public func lock(at time: Int64) throws(PublishError) -> BuildLock {
        try makeMissing()
        guard let folder = try open() else { throw .system(.open, .file("."), ENOENT) }
        try FolderSurvey.refuseForeign(in: folder)
        let privateFolder = try folder.makeFolder("private", mode: FileModes.privateFolder, group: nil, on: .file("private")).folder
        let status = try privateFolder.status(on: .file("private"))
        if status.st_mode & 0o777 != FileModes.privateFolder { try privateFolder.setMode(FileModes.privateFolder, on: .file("private")) }
        let site = OpenSite(folder: folder, privateFolder: PrivateFolder(folder: privateFolder), group: try group(of: folder))
        return try BuildLock(site, holder: LockHolder(startedAt: time))
    }

    /// Nil where the folder does not exist.
    func open() throws(PublishError) -> Descriptor? { try Self.open(FilePath(path), on: ".") }

    /// The site for reading only; nil where nothing has been published.
    package func openForReading(refusesForeign: Bool = true) throws(PublishError) -> OpenSite? {
        guard let folder = try open() else { return nil }
        if refusesForeign { try FolderSurvey.refuseForeign(in: folder) }
        guard let privateFolder = try folder.openFolder("private", on: .file("private")) else { return nil }
        return OpenSite(folder: folder, privateFolder: PrivateFolder(folder: privateFolder), group: try group(of: folder))
    }

    /// Published files belong to the group of `output/`, the folder that holds this one.
    private func group(of folder: Descriptor) throws(PublishError) -> gid_t {
        guard let above = try folder.status(of: "..", on: .file("..")) else { throw .system(.stat, .file(".."), ENOENT) }
        return above.st_gid
    }

    /// Makes the site's folder, and `output/` above it, where they are missing.
    private func makeMissing() throws(PublishError) {
        let path = FilePath(path)
        if try open() != nil { return }
        guard let name = path.lastComponent else { return }
        let above = path.removingLastComponent()
        let output = above.isEmpty ? FilePath(".") : above
        let made = try attempt(.mkdir, on: .file(".."), tolerating: EEXIST) {
            unsafe output.withPlatformString { unsafe mkdir($0, FileModes.publishedFolder) }
        }
        guard let folder = try Self.open(output, on: "..") else { throw .system(.open, .file(".."), ENOENT) }
        if made != nil {
            let inherited = try folder.status(on: .file("..")).st_mode & S_ISGID
            try folder.setMode(FileModes.publishedFolder | inherited, on: .file(".."))
        }
        _ = try folder.makeFolder(
            name.string, mode: FileModes.publishedFolder, group: try folder.status(on: .file("..")).st_gid, on: .file("."))
    }

    /// Opens a folder by its whole path, through symbolic links. Nil where there is none.
    private static func open(_ path: FilePath, on target: String) throws(PublishError) -> Descriptor? {
        do throws(PublishError) {
            let folder = try mapErrno(.open, on: .file(target)) {
                try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
            }
            return Descriptor(owning: folder.rawValue)
        } catch {
            if case .system(_, _, ENOENT) = error { return nil }
            throw error
        }
    }
}
