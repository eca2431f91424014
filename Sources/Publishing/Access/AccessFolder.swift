import Glibc

/// `output/<site>/access`: the password file of sites whose members log in. Mode 0750, files 0640, in the group of `output/`.
struct AccessFolder {
    static let name = "access"

    private let site: OpenSite
    private let folder: Descriptor

    /// Nil where there is no such folder.
    init?(of site: OpenSite) throws(PublishError) {
        guard let folder = try Descriptor.folder(Self.name, in: site.folder.raw, on: .file(Self.name)) else { return nil }
        self.init(site, folder)
    }

    private init(_ site: OpenSite, _ folder: Descriptor) {
        self.site = site
        self.folder = folder
    }

    /// Opens the folder, making it where it is missing. Its mode and group are set, whoever changed them.
    static func make(in site: OpenSite) throws(PublishError) -> AccessFolder {
        let made = try Tree.makeFolder(name, in: site.folder, mode: 0o750, group: site.group, on: .file(name)).descriptor
        try settle(made, mode: 0o750, of: site, on: .file(name))
        return AccessFolder(site, made)
    }

    /// The file's bytes; empty where there is none. Its mode and group are set, whoever changed them.
    func read(_ name: String) throws(PublishError) -> [UInt8] {
        let target = target(name)
        let raw = try attempt(.open, on: target, tolerating: ENOENT) { openat(folder.raw, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
        guard let file = raw.map(Descriptor.init(owning:)) else { return [] }
        try Self.settle(file, mode: 0o640, of: site, on: target)
        return try file.contents(on: target)
    }

    /// Writes a file under a temporary name in `private/`, whole and durable.
    func prepare(_ bytes: [UInt8], as temporary: String) throws(PublishError) {
        let file = try site.privateFolder.create(temporary)
        let target = CallTarget.file("private/" + temporary)
        try file.write(bytes, at: 0, on: target)
        try Self.settle(file, mode: 0o640, of: site, on: target)
        try file.sync(on: target)
    }

    /// Puts a prepared file in its place, in one rename.
    func place(_ temporary: String, as name: String) throws(PublishError) {
        try attempt(.rename, on: target(name)) { renameat(site.privateFolder.folder.raw, temporary, folder.raw, name) }
        try folder.sync(on: .file(Self.name))
    }

    func remove(_ name: String) throws(PublishError) {
        guard try attempt(.unlink, on: target(name), tolerating: ENOENT, { unlinkat(folder.raw, name, 0) }) != nil else { return }
        try folder.sync(on: .file(Self.name))
    }

    /// Removes the folder, unless somebody keeps something else in it.
    func removeIfEmpty() throws(PublishError) {
        try attempt(.rmdir, on: .file(Self.name), tolerating: ENOTEMPTY) { unlinkat(site.folder.raw, Self.name, AT_REMOVEDIR) }
    }

    private static func settle(_ file: Descriptor, mode: mode_t, of site: OpenSite, on target: CallTarget) throws(PublishError) {
        let status = try file.status(on: target)
        if status.st_gid != site.group { try attempt(.chown, on: target) { fchown(file.raw, uid_t.max, site.group) } }
        if status.st_mode & 0o777 != mode { try attempt(.chmod, on: target) { fchmod(file.raw, mode | (status.st_mode & S_ISGID)) } }
    }

    private func target(_ name: String) -> CallTarget { .file("\(Self.name)/\(name)") }
}
