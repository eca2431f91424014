import Glibc
import RenderedPages
import Synchronization

/// One of the two trees of a site, by handles: files are made, linked and removed by their name in an open folder.
///
/// A file is never written through a name that may be shared: it is written under a temporary name in its folder and renamed. A tree
/// that this build made itself (`isFresh`) has never been served, so there files get their own name at once.
final class Tree: Sendable {
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
        _ bytes: UnsafeRawBufferPointer, to path: StoredPath, of key: PageKey, modified: Int64, by thread: Int
    ) throws(PublishError) {
        let folder = try madeFolder(of: path)
        try path.withName { name throws(PublishError) in
            if isFresh {
                try create(name, in: folder, bytes, of: key, modified: modified)
            } else {
                try TreeFolder.withTemporaryName(of: thread) { temporary throws(PublishError) in
                    try create(temporary, in: folder, bytes, of: key, modified: modified)
                    try attempt(.rename, on: .page(key)) { renameat(folder.raw, temporary, folder.raw, name) }
                }
            }
        }
    }

    /// Gives the file that `other` has at `path` the same path here, in place of whatever is there.
    func link(_ path: StoredPath, from other: Tree, of key: PageKey, by thread: Int) throws(PublishError) {
        let folder = try madeFolder(of: path)
        guard let source = try other.folder(of: path) else { throw .liveTreeAltered(key) }
        try path.withName { name throws(PublishError) in
            if try folder.link(name, from: source, as: name, of: key) { return }
            if isFresh { throw .duplicatePath(key, nil) }
            try TreeFolder.withTemporaryName(of: thread) { temporary throws(PublishError) in
                guard try folder.link(name, from: source, as: temporary, of: key) else { throw .system(.link, .page(key), EEXIST) }
                try attempt(.rename, on: .page(key)) { renameat(folder.raw, temporary, folder.raw, name) }
                // Renaming one link of a file over another link of the same file does nothing and succeeds.
                try attempt(.unlink, on: .page(key), tolerating: ENOENT) { unlinkat(folder.raw, temporary, 0) }
            }
        }
    }

    /// Removes a file, unless its modification time says that it was `writtenAt` that second: then the path has a new owner.
    func remove(_ path: StoredPath, of key: PageKey, unless writtenAt: Int64? = nil) throws(PublishError) {
        guard let folder = try folder(of: path) else { return }
        try path.withName { name throws(PublishError) in
            if let writtenAt {
                guard let status = try folder.status(of: name, key) else { return }
                if Int64(status.st_mtim.tv_sec) == writtenAt { return }
            }
            try attempt(.unlink, on: .page(key), tolerating: ENOENT) { unlinkat(folder.raw, name, 0) }
            folder.hasLost.store(true, ordering: .relaxed)
        }
    }

    /// Gives a file that no other tree shares a new modification time.
    func touch(_ path: StoredPath, of key: PageKey, modified: Int64) throws(PublishError) {
        guard let folder = try folder(of: path) else { throw .liveTreeAltered(key) }
        try path.withName { name throws(PublishError) in
            let times = [timespec(tv_sec: Int(modified), tv_nsec: 0), timespec(tv_sec: Int(modified), tv_nsec: 0)]
            try attempt(.utimens, on: .page(key)) { utimensat(folder.raw, name, times, AT_SYMLINK_NOFOLLOW) }
        }
    }

    func status(of path: StoredPath, _ key: PageKey) throws(PublishError) -> stat? {
        guard let folder = try folder(of: path) else { return nil }
        return try path.withName { name throws(PublishError) in try folder.status(of: name, key) }
    }

    /// Opens a file for reading; nil where there is none, or something else than a file.
    func open(_ path: StoredPath, of key: PageKey) throws(PublishError) -> Descriptor? {
        guard let folder = try folder(of: path) else { return nil }
        return try path.withName { name throws(PublishError) in
            let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
            let raw = Glibc.openat(folder.raw, name, flags)
            if raw < 0, errno == ELOOP { return nil }
            if raw >= 0 { return Descriptor(owning: raw) }
            return try attempt(.open, on: .page(key), tolerating: ENOENT) { openat(folder.raw, name, flags) }.map(Descriptor.init(owning:))
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
                guard try attempt(.rmdir, on: target, tolerating: ENOTEMPTY, { unlinkat(root.raw, name, AT_REMOVEDIR) }) != nil else {
                    break
                }
                path = path.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? []
            }
        }
    }

    /// Makes changes of names durable; the files' contents are already.
    func syncFolders() throws(PublishError) {
        for folder in folders.withLock({ $0 }) { try folder.descriptor.sync(on: .tree(name)) }
    }

    private func create(
        _ file: UnsafePointer<CChar>, in folder: TreeFolder, _ bytes: UnsafeRawBufferPointer, of key: PageKey, modified: Int64
    ) throws(PublishError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        guard let raw = try attempt(.open, on: .page(key), tolerating: EEXIST, { openat(folder.raw, file, flags, 0o640) }) else {
            throw isFresh ? .duplicatePath(key, nil) : .system(.open, .page(key), EEXIST)
        }
        var isOpen = true
        defer { if isOpen { close(raw) } }
        var done = 0
        while done < bytes.count {
            let count = try attempt(.write, on: .page(key)) {
                Int32(clamping: Glibc.write(raw, bytes.baseAddress.map { $0 + done }, min(bytes.count - done, 1 << 30)))
            }
            done += Int(count ?? 0)
        }
        try folder.settleMode(of: raw, group: group, on: .page(key))
        var times = (timespec(tv_sec: Int(modified), tv_nsec: 0), timespec(tv_sec: Int(modified), tv_nsec: 0))
        try withUnsafePointer(to: &times) { pointer throws(PublishError) -> Void in
            try pointer.withMemoryRebound(to: timespec.self, capacity: 2) { pointer throws(PublishError) -> Void in
                try attempt(.utimens, on: .page(key)) { futimens(raw, pointer) }
            }
        }
        isOpen = false
        // Linux has let go of the descriptor even where close says EINTR; any other error is one of writing.
        if close(raw) != 0, errno != EINTR { throw .system(.close, .page(key), errno) }
    }

    /// The open folder of a path; nil where there is none.
    private func folder(of path: StoredPath) throws(PublishError) -> TreeFolder? { try folder(of: path, makesMissing: false) }

    private func madeFolder(of path: StoredPath) throws(PublishError) -> TreeFolder {
        guard let folder = try folder(of: path, makesMissing: true) else { throw .system(.open, .tree(name), ENOENT) }
        return folder
    }

    private func folder(of path: StoredPath, makesMissing: Bool) throws(PublishError) -> TreeFolder? {
        let count = path.folderCount
        return try path.withBytes { bytes throws(PublishError) in
            let prefix = UnsafeRawBufferPointer(rebasing: bytes[..<count])
            if let known = folders.withLock({ $0.first { $0.isAt(prefix) } }) { return known }
            return try openFolder(prefix, makesMissing: makesMissing)
        }
    }

    private func openFolder(_ prefix: UnsafeRawBufferPointer, makesMissing: Bool) throws(PublishError) -> TreeFolder? {
        var parent = root
        for part in prefix.split(separator: UInt8(ascii: "/")) {
            let part = String(decoding: part, as: UTF8.self)
            if makesMissing {
                parent = try Self.makeFolder(part, in: parent, mode: 0o750, group: group, on: .tree(name)).descriptor
            } else {
                guard let found = try Descriptor.folder(part, in: parent.raw, on: .tree(name)) else { return nil }
                parent = found
            }
        }
        let opened = TreeFolder(path: Array(prefix), descriptor: parent)
        let kept: TreeFolder? = folders.withLock { folders in
            if let known = folders.first(where: { $0.isAt(prefix) }) { return known }
            if folders.count > Self.folderLimit { return nil }
            folders.append(opened)
            return opened
        }
        guard let kept else { throw .tooManyFolders(limit: Self.folderLimit) }
        return kept
    }

    /// Opens a folder, making it with exactly this mode and group where it is missing; a set-group-id bit it inherits stays.
    static func makeFolder(
        _ name: String, in parent: Descriptor, mode: mode_t, group: gid_t?, on target: CallTarget
    ) throws(PublishError) -> (descriptor: Descriptor, isNew: Bool) {
        let isNew = try attempt(.mkdir, on: target, tolerating: EEXIST) { mkdirat(parent.raw, name, mode) } != nil
        guard let folder = try Descriptor.folder(name, in: parent.raw, on: target) else { throw .system(.open, target, ENOENT) }
        guard isNew else { return (folder, false) }
        let status = try folder.status(on: target)
        if let group, status.st_gid != group { try attempt(.chown, on: target) { fchown(folder.raw, gid_t.max, group) } }
        let wanted = mode | (status.st_mode & S_ISGID)
        if status.st_mode & 0o7777 != wanted { try attempt(.chmod, on: target) { fchmod(folder.raw, wanted) } }
        return (folder, true)
    }
}

/// The two trees of a site. `current` points at the live one; the other is the standby.
public enum TreeName: String, Sendable, CaseIterable {
    case blue, green

    public var other: TreeName { self == .blue ? .green : .blue }
}
