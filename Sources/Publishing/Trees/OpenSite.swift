import Glibc

/// An open site folder: which tree is live, the trees, and the switch.
struct OpenSite: Sendable {
    let folder: Descriptor
    let privateFolder: PrivateFolder
    let group: gid_t

    /// The tree `current` points at; nil where nothing was ever published.
    func live() throws(PublishError) -> TreeName? { try Self.target(ofCurrentIn: folder) }

    /// Nil where `current` is missing or no symbolic link to one of our trees.
    static func target(ofCurrentIn folder: Descriptor) throws(PublishError) -> TreeName? {
        var buffer = [CChar](repeating: 0, count: 64)
        while true {
            let count = readlinkat(folder.raw, "current", &buffer, buffer.count)
            if count >= 0 { return TreeName(rawValue: String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)) }
            if errno == EINTR { continue }
            if errno == ENOENT || errno == EINVAL { return nil }
            throw .system(.readlink, .file("current"), errno)
        }
    }

    /// Nil where there is no such tree.
    func tree(_ name: TreeName) throws(PublishError) -> Tree? {
        try Descriptor.folder(name.rawValue, in: folder.raw, on: .tree(name)).map { Tree(name, root: $0, group: group, isFresh: false) }
    }

    /// Makes a tree that does not exist.
    func makeTree(_ name: TreeName) throws(PublishError) -> Tree {
        let made = try Tree.makeFolder(name.rawValue, in: folder, mode: 0o750, group: group, on: .tree(name))
        return Tree(name, root: made.descriptor, group: group, isFresh: made.isNew)
    }

    /// Makes `name` the live tree in one rename, and durably so.
    func switchCurrent(to name: TreeName) throws(PublishError) {
        try privateFolder.remove(PrivateFolder.nextCurrent)
        let target = CallTarget.file("current")
        try attempt(.symlink, on: target) { symlinkat(name.rawValue, privateFolder.folder.raw, PrivateFolder.nextCurrent) }
        try attempt(.rename, on: target) { renameat(privateFolder.folder.raw, PrivateFolder.nextCurrent, folder.raw, "current") }
    }
}
