import Glibc

/// `output/<site>/private`: manifests, marks, the hold and the lock. Mode 0700, files 0600.
struct PrivateFolder: Sendable {
    static let lock = "lock"
    static let hold = "hold"
    /// While it exists, the tree that is not live is not to be trusted.
    static let unfinished = "unfinished"
    /// Our temporary names. None of them is there between two builds.
    static let nextManifest = ".manifest"
    static let nextNote = ".note"
    static let nextCurrent = ".current"
    static let delta = ".delta"
    static let keptPasswords = ".passwords-kept"
    static let nextPasswords = ".passwords"
    static let temporaries = [nextManifest, nextNote, nextCurrent, delta, keptPasswords, nextPasswords]

    /// Of a note no more is read: so many bytes hold the longest host name.
    static let noteLimit = 512

    let folder: Descriptor

    static func manifest(of tree: TreeName) -> String { tree.rawValue + ".manifest" }
    /// While it exists, `verify` has found that tree altered.
    static func altered(_ tree: TreeName) -> String { tree.rawValue + ".altered" }

    func create(_ name: String) throws(PublishError) -> Descriptor {
        let flags = O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
        let raw = try attempt(.open, on: target(name)) { openat(folder.raw, name, flags, 0o600) }
        let file = Descriptor(owning: raw ?? -1)
        try attempt(.chmod, on: target(name)) { fchmod(file.raw, 0o600) }
        return file
    }

    func open(_ name: String) throws(PublishError) -> Descriptor? {
        try attempt(.open, on: target(name), tolerating: ENOENT) { openat(folder.raw, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
            .map(Descriptor.init(owning:))
    }

    func contains(_ name: String) throws(PublishError) -> Bool {
        var status = stat()
        return try attempt(.stat, on: target(name), tolerating: ENOENT) { fstatat(folder.raw, name, &status, AT_SYMLINK_NOFOLLOW) } != nil
    }

    /// The text of a small file; nil where there is none.
    func note(_ name: String) throws(PublishError) -> String? {
        guard let file = try open(name) else { return nil }
        return String(decoding: try file.contents(limit: Self.noteLimit, on: target(name)), as: UTF8.self)
    }

    /// Writes a small file, whole or not at all, and makes it durable.
    func setNote(_ name: String, _ text: String) throws(PublishError) {
        let file = try create(Self.nextNote)
        try file.write(Array(text.utf8), at: 0, on: target(name))
        try file.sync(on: target(name))
        try rename(Self.nextNote, to: name)
        try sync()
    }

    func rename(_ name: String, to new: String) throws(PublishError) {
        try attempt(.rename, on: target(new)) { renameat(folder.raw, name, folder.raw, new) }
    }

    func remove(_ name: String) throws(PublishError) {
        try attempt(.unlink, on: target(name), tolerating: ENOENT) { unlinkat(folder.raw, name, 0) }
    }

    func sync() throws(PublishError) { try folder.sync(on: .file("private")) }

    func manifest(of tree: TreeName) throws(PublishError) -> ManifestReader? {
        let name = Self.manifest(of: tree)
        guard let file = try open(name) else { return nil }
        return try ManifestReader(file, on: target(name))
    }

    private func target(_ name: String) -> CallTarget { .file("private/" + name) }
}
