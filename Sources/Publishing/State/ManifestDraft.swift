import RenderedPages

/// A manifest that is written whole, under a temporary name, and belongs to no tree yet. Nor is it known to be on disk.
struct ManifestDraft: Sendable {
    fileprivate static let target = CallTarget.file("private/" + PrivateFolder.nextManifest)

    private let privateFolder: PrivateFolder
    private let file: Descriptor
    let header: ManifestHeader

    /// Writes the records that `body` appends, in the order of their keys.
    init(
        in privateFolder: PrivateFolder, of build: BuildFacts, writing body: (ManifestWriter) throws(PublishError) -> Void
    ) throws(PublishError) {
        self.privateFolder = privateFolder
        file = try privateFolder.create(PrivateFolder.nextManifest)
        let writer = ManifestWriter(file)
        try body(writer)
        header = try writer.writeHeader(of: build)
    }

    /// Makes the manifest durable and gives it its name.
    func place(as tree: TreeName) throws(PublishError) {
        try file.sync(on: Self.target)
        try privateFolder.rename(PrivateFolder.nextManifest, to: PrivateFolder.manifest(of: tree))
    }

    /// Takes the name away and reads the manifest: it is for this process only.
    func unnamed() throws(PublishError) -> ManifestReader? {
        try privateFolder.remove(PrivateFolder.nextManifest)
        return try ManifestReader(file, on: Self.target)
    }
}

/// Takes the records of a `ManifestDraft`.
final class ManifestWriter {
    private let file: Descriptor
    private let buffer = RecordBuffer(records: 1024)
    private let checksum = Checksum()
    private var pending = 0
    private var recordCount = 0
    private var census = KindCensus()

    fileprivate init(_ file: Descriptor) { self.file = file }

    func append(_ record: ManifestRecord) throws(PublishError) {
        if pending == buffer.capacity { try flush() }
        buffer.set(record, at: pending)
        pending += 1
        if !record.isKept { census.count(record.key) }
    }

    /// Appends the record that a cursor is at, as it lies there.
    func appendCurrent(of cursor: ManifestCursor) throws(PublishError) {
        guard let key = cursor.key else { return }
        if pending == buffer.capacity { try flush() }
        cursor.copyCurrent(to: buffer, at: pending)
        pending += 1
        if !cursor.isKept { census.count(key) }
    }

    fileprivate func writeHeader(of build: BuildFacts) throws(PublishError) -> ManifestHeader {
        try flush()
        let header = ManifestHeader(build: build, recordCount: recordCount, checksum: checksum.value, census: census)
        try file.write(header.encoded, at: 0, on: ManifestDraft.target)
        return header
    }

    private func flush() throws(PublishError) {
        try unsafe buffer.withBytes(records: pending) { bytes throws(PublishError) in
            let bytes = UnsafeRawBufferPointer(bytes)
            unsafe checksum.add(bytes)
            try unsafe file.write(bytes, at: ManifestReader.offset(of: recordCount), on: ManifestDraft.target)
        }
        recordCount += pending
        pending = 0
    }
}
