package import Glibc
package import SystemPackage

/// What a folder holds, by name and without following symbolic links: a link put in the place of a file is never followed.
extension Descriptor {
    /// Opens a file for reading; nil where there is none.
    package func open(
        _ name: String, _ options: FileDescriptor.OpenOptions = [], on target: @autoclosure () -> CallTarget
    ) throws(PublishError) -> Descriptor? {
        try attempt(.open, on: target(), tolerating: ENOENT) { unsafe openat(raw, name, Self.flags(.readOnly, options)) }
            .map(Descriptor.init(owning:))
    }

    /// Opens a folder; nil where there is none.
    package func openFolder(_ name: String, on target: @autoclosure () -> CallTarget) throws(PublishError) -> Descriptor? {
        try open(name, .directory, on: target())
    }

    /// Makes a file, or opens and empties it if it exists. Only its owner may read it.
    package func create(
        _ name: String, _ access: FileDescriptor.AccessMode, _ options: FileDescriptor.OpenOptions = .truncate,
        on target: @autoclosure () -> CallTarget
    ) throws(PublishError) -> Descriptor {
        let flags = Self.flags(access, options.union(.create))
        return Descriptor(owning: try attempt(.open, on: target()) { unsafe openat(raw, name, flags, FileModes.privateFile) })
    }

    /// Takes all content from a file, where there is one.
    package func empty(_ name: String, on target: @autoclosure () -> CallTarget) throws(PublishError) {
        let flags = Self.flags(.writeOnly, .truncate)
        _ = try attempt(.open, on: target(), tolerating: ENOENT) { unsafe openat(raw, name, flags) }.map(Descriptor.init(owning:))
    }

    /// Opens a folder, making it with exactly this mode and group where it is missing; a set-group-id bit it inherits stays.
    package func makeFolder(
        _ name: String, mode: mode_t, group: gid_t?, on target: CallTarget
    ) throws(PublishError) -> (folder: Descriptor, isNew: Bool) {
        let isNew = try attempt(.mkdir, on: target, tolerating: EEXIST) { unsafe mkdirat(raw, name, mode) } != nil
        guard let folder = try openFolder(name, on: target) else { throw .system(.open, target, ENOENT) }
        guard isNew else { return (folder, false) }
        let status = try folder.status(on: target)
        if let group, status.st_gid != group { try folder.setGroup(group, on: target) }
        let wanted = mode | (status.st_mode & S_ISGID)
        if status.st_mode & 0o7777 != wanted { try folder.setMode(wanted, on: target) }
        return (folder, true)
    }

    /// Nil where nothing has this name.
    package func status(of name: String, on target: @autoclosure () -> CallTarget) throws(PublishError) -> stat? {
        var status = stat()
        let found = try attempt(.stat, on: target(), tolerating: ENOENT) { unsafe fstatat(raw, name, &status, AT_SYMLINK_NOFOLLOW) }
        return found == nil ? nil : status
    }

    package func rename(
        _ name: String, to folder: Descriptor, as new: String, on target: @autoclosure () -> CallTarget
    ) throws(PublishError) {
        try attempt(.rename, on: target()) { unsafe renameat(raw, name, folder.raw, new) }
    }

    /// Gives a file of this folder a second name in it.
    package func link(_ name: String, as new: String, on target: @autoclosure () -> CallTarget) throws(PublishError) {
        try attempt(.link, on: target()) { unsafe linkat(raw, name, raw, new, 0) }
    }

    /// False where there was nothing to be removed.
    @discardableResult
    package func remove(_ name: String, on target: @autoclosure () -> CallTarget) throws(PublishError) -> Bool {
        try attempt(.unlink, on: target(), tolerating: ENOENT) { unsafe unlinkat(raw, name, 0) } != nil
    }

    /// False where the folder is not empty.
    @discardableResult
    package func removeFolder(_ name: String, on target: @autoclosure () -> CallTarget) throws(PublishError) -> Bool {
        try attempt(.rmdir, on: target(), tolerating: ENOTEMPTY) { unsafe unlinkat(raw, name, AT_REMOVEDIR) } != nil
    }

    private static func flags(_ access: FileDescriptor.AccessMode, _ options: FileDescriptor.OpenOptions) -> Int32 {
        access.rawValue | options.union([.noFollow, .closeOnExec]).rawValue
    }
}
