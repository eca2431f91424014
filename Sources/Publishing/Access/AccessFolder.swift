import Glibc

/// `output/<site>/access`: the password file of sites whose members log in. Mode 0750, files 0640, in the group of `output/`.
struct AccessFolder {
    static let name = "access"

    private let site: OpenSite
    private let folder: Descriptor

    /// Nil where there is no such folder.
    init?(of site: OpenSite) throws(PublishError) {
        guard let folder = try site.folder.openFolder(Self.name, on: .file(Self.name)) else { return nil }
        self.init(site, folder)
    }

    private init(_ site: OpenSite, _ folder: Descriptor) {
        self.site = site
        self.folder = folder
    }

    /// Opens the folder, making it where it is missing. Its mode and group are set again if something changed them.
    static func make(in site: OpenSite) throws(PublishError) -> AccessFolder {
        let made = try site.folder.makeFolder(name, mode: FileModes.publishedFolder, group: site.group, on: .file(name)).folder
        try settle(made, mode: FileModes.publishedFolder, of: site, on: .file(name))
        return AccessFolder(site, made)
    }

    /// The file's bytes; empty where there is none. Its mode and group are set again if something changed them.
    func read(_ name: String) throws(PublishError) -> [UInt8] {
        let target = target(name)
        guard let file = try folder.open(name, on: target) else { return [] }
        try Self.settle(file, mode: FileModes.published, of: site, on: target)
        return try file.contents(on: target)
    }

    /// Writes a file under a temporary name in `private/`, whole and durable.
    func prepare(_ bytes: [UInt8], as temporary: String) throws(PublishError) {
        let file = try site.privateFolder.create(temporary)
        let target = CallTarget.file("private/" + temporary)
        try file.write(bytes, at: 0, on: target)
        try Self.settle(file, mode: FileModes.published, of: site, on: target)
        try file.sync(on: target)
    }

    /// Puts a prepared file in its place, in one rename.
    func place(_ temporary: String, as name: String) throws(PublishError) {
        try site.privateFolder.folder.rename(temporary, to: folder, as: name, on: target(name))
        try folder.sync(on: .file(Self.name))
    }

    func remove(_ name: String) throws(PublishError) {
        if try folder.remove(name, on: target(name)) { try folder.sync(on: .file(Self.name)) }
    }

    /// Removes the folder, unless something else is in it.
    func removeIfEmpty() throws(PublishError) {
        try site.folder.removeFolder(Self.name, on: .file(Self.name))
    }

    private static func settle(_ file: Descriptor, mode: mode_t, of site: OpenSite, on target: CallTarget) throws(PublishError) {
        let status = try file.status(on: target)
        if status.st_gid != site.group { try file.setGroup(site.group, on: target) }
        if status.st_mode & 0o777 != mode { try file.setMode(mode | (status.st_mode & S_ISGID), on: target) }
    }

    private func target(_ name: String) -> CallTarget { .file("\(Self.name)/\(name)") }
}
