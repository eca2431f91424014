import Glibc
import RenderedPages
import Synchronization
import SystemPackage

/// One of the two trees of a site, by handles: files are made, linked and removed by their name in an open folder.
///
/// A file is never written through a name that may be shared: it is written under a temporary name in its folder and renamed. A tree
/// that this build made itself (`isFresh`) has never been served, so there files get their own name at once.
final class Tree: Sendable {
    /// Each folder stays open, and is looked for among all: the pages of a site need a handful.
    static let folderLimit = 64

    let name: TreeName
    let root: Descriptor
    let isFresh: Bool
    private let group: gid_t
    private let folders: Mutex<[TreeFolder]>

    init(_ name: TreeName, root: Descriptor, group: gid_t, isFresh: Bool) {
        self.name = name
        self.root = root
        self.group = group
        self.isFresh = isFresh
        folders = Mutex([TreeFolder(path: [], descriptor: root)])
    }

    /// Writes a new file, in place of the one at `path` if there is one.
    func write(
        _ bytes: Span<UInt8>, to path: StoredPath, of key: PageKey, modified: Int64, by thread: Int
    ) throws(PublishError) {
        let folder = try madeFolder(of: path)
        try unsafe path.withName { name throws(PublishError) in
            if isFresh {
                try unsafe create(name, in: folder, bytes, of: key, modified: modified)
            } else {
                try unsafe TreeFolder.withTemporaryName(of: thread) { temporary throws(PublishError) in
                    try unsafe create(temporary, in: folder, bytes, of: key, modified: modified)
                    try attempt(.rename, on: .page(key)) { unsafe renameat(folder.raw, temporary, folder.raw, name) }
                }
            }
        }
    }

    /// Gives the file that `other` has at `path` the same path here, in place of whatever is there.
    func link(_ path: StoredPath, from other: Tree, of key: PageKey, by thread: Int) throws(PublishError) {
        let folder = try madeFolder(of: path)
        guard let source = try other.folder(of: path) else { throw .liveTreeAltered(key) }
        try unsafe path.withName { name throws(PublishError) in
            if try unsafe folder.link(name, from: source, as: name, of: key) { return }
            if isFresh { throw .duplicatePath(key, nil) }
            try unsafe TreeFolder.withTemporaryName(of: thread) { temporary throws(PublishError) in
                guard try unsafe folder.link(name, from: source, as: temporary, of: key) else { throw .system(.link, .page(key), EEXIST) }
                try attempt(.rename, on: .page(key)) { unsafe renameat(folder.raw, temporary, folder.raw, name) }
                // Renaming one link of a file over another link of the same file does nothing and succeeds.
                try attempt(.unlink, on: .page(key), tolerating: ENOENT) { unsafe unlinkat(folder.raw, temporary, 0) }
            }
        }
    }

    /// Removes a file, unless its modification time says that it was `writtenAt` that second: then the path has a new owner.
    func remove(_ path: StoredPath, of key: PageKey, unless writtenAt: Int64? = nil) throws(PublishError) {
        guard let folder = try folder(of: path) else { return }
        try unsafe path.withName { name throws(PublishError) in
            if let writtenAt {
                guard let status = try unsafe folder.status(of: name, key) else { return }
                if Int64(status.st_mtim.tv_sec) == writtenAt { return }
            }
            try attempt(.unlink, on: .page(key), tolerating: ENOENT) { unsafe unlinkat(folder.raw, name, 0) }
            folder.hasLost.store(true, ordering: .relaxed)
        }
    }

    /// Gives a file that no other tree shares a new modification time.
    func touch(_ path: StoredPath, of key: PageKey, modified: Int64) throws(PublishError) {
        guard let folder = try folder(of: path) else { throw .liveTreeAltered(key) }
        try unsafe path.withName { name throws(PublishError) in
            let time = timespec(tv_sec: Int(modified), tv_nsec: 0)
            try attempt(.utimens, on: .page(key)) { unsafe utimensat(folder.raw, name, [time, time], AT_SYMLINK_NOFOLLOW) }
        }
    }

    func status(of path: StoredPath, _ key: PageKey) throws(PublishError) -> stat? {
        guard let folder = try folder(of: path) else { return nil }
        return try unsafe path.withName { name throws(PublishError) in try unsafe folder.status(of: name, key) }
    }

    /// Whether a file of each kind is there: one `stat` each, to notice a folder that somebody has removed.
    func holdsSamples(of manifest: ManifestReader) throws(PublishError) -> Bool {
        for record in try manifest.samples() where try status(of: record.path, record.key) == nil { return false }
        return true
    }

    /// Opens a file for reading; nil where there is none, or a symbolic link.
    func open(_ path: StoredPath, of key: PageKey) throws(PublishError) -> Descriptor? {
        guard let folder = try folder(of: path) else { return nil }
        do throws(PublishError) {
            return try unsafe path.withName { name throws(PublishError) in
                let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
                return Descriptor(owning: try attempt(.open, on: .page(key)) { unsafe openat(folder.raw, name, flags) })
            }
        } catch {
            if case .system(_, _, let code) = error, code == ENOENT || code == ELOOP { return nil }
            throw error
        }
    }

    /// Removes folders that lost their last file.
    func removeEmptyFolders() throws(PublishError) {
        let emptied = folders.withLock { folders in
            let emptied = folders.filter { !$0.path.isEmpty && $0.hasLost.load(ordering: .relaxed) }
            folders.removeAll { folder in emptied.contains { $0 === folder } }
            return emptied
        }
        for folder in emptied.sorted(by: { $0.path.count > $1.path.count }) {
            var path = folder.path[...]
            while !path.isEmpty {
                let name = String(decoding: path, as: UTF8.self)
                let target = CallTarget.file(self.name.rawValue + "/" + name)
                guard try root.removeFolder(name, on: target) else { break }
                path = path.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? []
            }
        }
    }

    /// Forgets the folders that are open: one that was removed meanwhile takes no file any more, though it can still be written to by its
    /// handle.
    func forgetFolders() { folders.withLock { $0.removeAll { !$0.path.isEmpty } } }

    /// Makes changes of names durable; the files' contents are already.
    func syncFolders() throws(PublishError) {
        for folder in folders.withLock({ $0 }) { try folder.descriptor.sync(on: .tree(name)) }
    }

    /// Makes a file that does not exist.
    private func create(
        _ name: UnsafePointer<CChar>, in folder: TreeFolder, _ bytes: Span<UInt8>, of key: PageKey, modified: Int64
    ) throws(PublishError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        guard
            let raw = try attempt(
                .open, on: .page(key), tolerating: EEXIST, { unsafe openat(folder.raw, name, flags, FileModes.published) })
        else {
            throw isFresh ? .duplicatePath(key, nil) : .system(.open, .page(key), EEXIST)
        }
        let file = FileDescriptor(rawValue: raw)
        do throws(PublishError) {
            try mapErrno(.write, on: .page(key)) { try unsafe bytes.withUnsafeBytes { try unsafe file.writeAll($0) } }
            try folder.settleMode(of: raw, group: group, on: .page(key))
            let time = timespec(tv_sec: Int(modified), tv_nsec: 0)
            try attempt(.utimens, on: .page(key)) { unsafe futimens(raw, [time, time]) }
        } catch {
            try? file.close()
            throw error
        }
        do { try file.close() } catch {
            // Linux has let go of the descriptor even where close says EINTR; any other error is one of writing.
            if let error = error as? Errno, error != .interrupted { throw .system(.close, .page(key), error.rawValue) }
        }
    }

    /// The open folder of a path; nil where there is none.
    private func folder(of path: StoredPath) throws(PublishError) -> TreeFolder? { try folder(of: path, makesMissing: false) }

    private func madeFolder(of path: StoredPath) throws(PublishError) -> TreeFolder {
        guard let folder = try folder(of: path, makesMissing: true) else { throw .system(.open, .tree(name), ENOENT) }
        return folder
    }

    private func folder(of path: StoredPath, makesMissing: Bool) throws(PublishError) -> TreeFolder? {
        if let known = folders.withLock({ $0.first { path.isIn($0.path) } }) { return known }
        return try openFolder(path.folder, makesMissing: makesMissing)
    }

    private func openFolder(_ path: [UInt8], makesMissing: Bool) throws(PublishError) -> TreeFolder? {
        var parent = root
        for part in path.split(separator: UInt8(ascii: "/")) {
            let part = String(decoding: part, as: UTF8.self)
            if makesMissing {
                parent = try parent.makeFolder(part, mode: FileModes.publishedFolder, group: group, on: .tree(name)).folder
            } else {
                guard let found = try parent.openFolder(part, on: .tree(name)) else { return nil }
                parent = found
            }
        }
        let opened = TreeFolder(path: path, descriptor: parent)
        let kept: TreeFolder? = folders.withLock { folders in
            if let known = folders.first(where: { $0.path == path }) { return known }
            if folders.count > Self.folderLimit { return nil }
            folders.append(opened)
            return opened
        }
        guard let kept else { throw .tooManyFolders(limit: Self.folderLimit) }
        return kept
    }
}

/// The two trees of a site. `current` points at the live one; the other is the standby.
public enum TreeName: String, Sendable, CaseIterable {
    case blue, green

    public var other: TreeName { self == .blue ? .green : .blue }
}
