import RenderedPages

/// A manifest that is written whole, under a temporary name, and belongs to no tree yet. Nor is it known to be on disk.
///
/// It says what differs from the base of a manifest before. Where that is much, or there is none, it has a new base.
struct ManifestDraft: Sendable {
    private static let target = CallTarget.file("private/" + PrivateFolder.nextManifest)

    private let privateFolder: PrivateFolder
    private let file: Descriptor
    /// A new base.
    private let base: Descriptor?
    let header: ManifestHeader

    /// Writes the records that `body` appends, in the order of their keys.
    ///
    /// - `before`: a manifest that most records are taken from, as is its base.
    init(
        in privateFolder: PrivateFolder, of build: BuildFacts, since before: ManifestReader?,
        writing body: (ManifestWriter) throws(PublishError) -> Void
    ) throws(PublishError) {
        self.privateFolder = privateFolder
        let writer = try ManifestWriter(in: privateFolder, of: build, over: before?.namedBase)
        try body(writer)
        let written = try writer.end()
        base = written.newBase
        header = ManifestHeader(build: build, written.overlay, over: written.base)
        file = try privateFolder.create(PrivateFolder.nextManifest)
        try file.write(header.encoded + written.overlay.encoded, at: 0, on: Self.target)
    }

    /// Makes the manifest durable and gives it its name. Bases that no manifest lies over any more are removed.
    func place(as tree: TreeName) throws(PublishError) {
        try file.sync(on: Self.target)
        if let base, let id = header.base {
            try base.sync(on: Self.target)
            try privateFolder.rename(PrivateFolder.nextBase, to: PrivateFolder.base(id))
            // Never a manifest without its base.
            try privateFolder.sync()
        }
        try privateFolder.rename(PrivateFolder.nextManifest, to: PrivateFolder.manifest(of: tree))
        try privateFolder.sync()
        try privateFolder.removeUnusedBases()
    }

    /// Takes the names away and reads the manifest: it is for this process only.
    func unnamed() throws(PublishError) -> ManifestReader? {
        try privateFolder.remove(PrivateFolder.nextManifest)
        try privateFolder.remove(PrivateFolder.nextBase)
        if let base { return try ManifestBase(base, on: Self.target).map { ManifestReader($0) } }
        return try ManifestReader(file, on: Self.target) { id throws(PublishError) in try privateFolder.base(id) }
    }
}
