/// `output/<site>/private`: what the publisher knows of the trees. Mode 0700, files 0600.
///
/// | name | meaning | content |
/// |---|---|---|
/// | `blue.manifest`, `green.manifest` | what is in that tree, as far as a base does not say it | `ManifestFormat` |
/// | `0123456789abcdef.records` | a base that manifests lie over | `ManifestFormat` |
/// | `blue.recipes`, `green.recipes` | what the pages of that tree were made from | `RecipeFormat` |
/// | `lock` | locked while a program may write to the site | the holder's process id, host and start in seconds since 1970, a line each |
/// | `hold` | a rollback is being held | the tree that it made live and the `newest` of its manifest, a line each |
/// | `unfinished` | the tree that is not live is not to be trusted | empty |
/// | `blue.altered`, `green.altered` | `verify` found that tree altered | empty |
/// | names with a leading dot | temporary; none is there between two builds | |
///
/// Other names are notes of the caller.
package struct PrivateFolder: Sendable {
    package static let lock = "lock"
    package static let hold = "hold"
    /// While it exists, the tree that is not live is not to be trusted.
    package static let unfinished = "unfinished"
    /// Our temporary names. None of them is there between two builds.
    package static let nextManifest = ".manifest"
    package static let nextBase = ".records"
    package static let nextNote = ".note"
    package static let nextCurrent = ".current"
    package static let delta = ".delta"
    package static let nextRecord = ".record"
    package static let keptPasswords = ".passwords-kept"
    package static let nextPasswords = ".passwords"
    package static let temporaries = [nextManifest, nextBase, nextRecord, nextNote, nextCurrent, delta, keptPasswords, nextPasswords]

    /// Of a note no more is read: so many bytes hold the longest host name.
    package static let noteLimit = 512

    package let folder: Descriptor

    package static func recipes(of tree: TreeName) -> String { tree.rawValue + ".recipes" }
    package static func manifest(of tree: TreeName) -> String { tree.rawValue + ".manifest" }
    static func base(_ id: ManifestHeader.BaseID) -> String { String(id.checksum, radix: 16).leftPadded(to: 16) + baseEnding }
    package static let baseEnding = ".records"
    /// While it exists, `verify` has found that tree altered.
    package static func altered(_ tree: TreeName) -> String { tree.rawValue + ".altered" }

    package func create(_ name: String) throws(PublishError) -> Descriptor {
        let file = try folder.create(name, .readWrite, on: target(name))
        try file.setMode(FileModes.privateFile, on: target(name))
        return file
    }

    package func open(_ name: String) throws(PublishError) -> Descriptor? { try folder.open(name, on: target(name)) }

    package func contains(_ name: String) throws(PublishError) -> Bool {
        try folder.status(of: name, on: target(name)) != nil
    }

    /// The text of a small file; nil where there is none.
    package func note(_ name: String) throws(PublishError) -> String? {
        guard let file = try open(name) else { return nil }
        return String(decoding: try file.contents(limit: Self.noteLimit, on: target(name)), as: UTF8.self)
    }

    /// Writes a small file, whole or not at all, and makes it durable.
    package func setNote(_ name: String, _ text: String) throws(PublishError) {
        let file = try create(Self.nextNote)
        try file.write(Array(text.utf8), at: 0, on: target(name))
        try file.sync(on: target(name))
        try rename(Self.nextNote, to: name)
        try sync()
    }

    package func rename(_ name: String, to new: String) throws(PublishError) {
        try folder.rename(name, to: folder, as: new, on: target(new))
    }

    package func remove(_ name: String) throws(PublishError) { try folder.remove(name, on: target(name)) }

    package func sync() throws(PublishError) { try folder.sync(on: .file("private")) }

    /// The beginning of a tree's manifest, without a look at its records.
    func header(of tree: TreeName) throws(PublishError) -> ManifestHeader? {
        let name = Self.manifest(of: tree)
        guard let file = try open(name) else { return nil }
        return ManifestHeader(decoding: try file.contents(limit: ManifestFormat.headerSize, on: target(name)))
    }

    /// The manifest of a tree; nil where it, or its base, is missing or torn.
    ///
    /// - `other`: a manifest that may have the same base, which is then not read again.
    func manifest(of tree: TreeName, besides other: ManifestReader? = nil) throws(PublishError) -> ManifestReader? {
        let name = Self.manifest(of: tree)
        while let file = try open(name) {
            let found = try ManifestReader(file, on: target(name)) { id throws(PublishError) in
                if let base = other?.base, base.id == id { base } else { try base(id) }
            }
            // Who does not hold the lock may come too late for a base: then another manifest is there by now.
            let isCurrent = try folder.status(of: name, on: target(name))?.st_ino == file.status(on: target(name)).st_ino
            if found != nil || isCurrent { return found }
        }
        return nil
    }

    func base(_ id: ManifestHeader.BaseID) throws(PublishError) -> ManifestBase? {
        let name = Self.base(id)
        guard let file = try open(name) else { return nil }
        return try ManifestBase(file, on: target(name))
    }

    /// Removes bases that no manifest lies over.
    func removeUnusedBases() throws(PublishError) {
        var used: Set<String> = []
        for tree in TreeName.allCases { if let id = try header(of: tree)?.base { used.insert(Self.base(id)) } }
        for entry in try FolderListing.entries(of: folder, on: .file("private"))
        where entry.isFile && entry.name.hasSuffix(Self.baseEnding) && entry.name != Self.nextBase && !used.contains(entry.name) {
            try remove(entry.name)
        }
    }

    /// The book of a tree with this manifest; an empty one where there is none that can be believed.
    func recipes(of tree: TreeName, _ manifest: ManifestHeader) throws(PublishError) -> RecipeBook {
        let name = Self.recipes(of: tree)
        guard let file = try open(name) else { return .empty }
        return RecipeBook(decoding: try file.contents(on: target(name)), of: manifest) ?? .empty
    }

    func writeRecipes(_ book: RecipeBook, of tree: TreeName, _ manifest: ManifestHeader) throws(PublishError) {
        try setRecord(Self.recipes(of: tree), book.encoded(for: manifest))
    }

    /// Writes a file that may be lost and must not be torn by anything but a power cut: nothing is synced.
    ///
    /// - `temporary`: what it is called until it is whole; whoever does not hold the lock needs a name of its own.
    package func setRecord(_ name: String, _ bytes: [UInt8], under temporary: String = Self.nextRecord) throws(PublishError) {
        let file = try create(temporary)
        try file.write(bytes, at: 0, on: target(name))
        try rename(temporary, to: name)
    }

    private func target(_ name: String) -> CallTarget { .file("private/" + name) }
}

extension String {
    fileprivate func leftPadded(to count: Int) -> String { String(repeating: "0", count: max(0, count - self.count)) + self }
}
