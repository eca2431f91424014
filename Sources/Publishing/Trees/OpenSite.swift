package import Glibc

/// An open site folder: which tree is live, the trees, and the switch.
package struct OpenSite: Sendable {
    package let folder: Descriptor
    package let privateFolder: PrivateFolder
    package let group: gid_t

    /// The tree `current` points at; nil where nothing was ever published.
    package func live() throws(PublishError) -> TreeName? { try Self.target(ofCurrentIn: folder) }

    /// Nil where `current` is missing or no symbolic link to one of our trees.
    package static func target(ofCurrentIn folder: Descriptor) throws(PublishError) -> TreeName? {
        // More than the names of our trees need: a longer target is the name of no tree, so it may be cut.
        var buffer = [CChar](repeating: 0, count: 64)
        do throws(PublishError) {
            let count = try attempt(.readlink, on: .file("current")) {
                unsafe Int32(readlinkat(folder.raw, "current", &buffer, buffer.count))
            }
            return TreeName(rawValue: String(decoding: buffer[..<Int(count)].map { UInt8(bitPattern: $0) }, as: UTF8.self))
        } catch {
            if case .system(_, _, let code) = error, code == ENOENT || code == EINVAL { return nil }
            throw error
        }
    }

    /// Nil where there is no such tree.
    func tree(_ name: TreeName) throws(PublishError) -> Tree? {
        try folder.openFolder(name.rawValue, on: .tree(name)).map { Tree(name, root: $0, group: group, isFresh: false) }
    }

    /// Makes a tree that does not exist.
    func makeTree(_ name: TreeName) throws(PublishError) -> Tree {
        let made = try folder.makeFolder(name.rawValue, mode: FileModes.publishedFolder, group: group, on: .tree(name))
        return Tree(name, root: made.folder, group: group, isFresh: made.isNew)
    }

    /// Makes `name` the live tree in one rename, and durably so.
    package func switchCurrent(to name: TreeName) throws(PublishError) {
        try privateFolder.remove(PrivateFolder.nextCurrent)
        let target = CallTarget.file("current")
        try attempt(.symlink, on: target) { unsafe symlinkat(name.rawValue, privateFolder.folder.raw, PrivateFolder.nextCurrent) }
        try privateFolder.folder.rename(PrivateFolder.nextCurrent, to: folder, as: "current", on: target)
    }
}
