import Glibc

/// Writes a manifest from records that come in order. Until `finish` it stands under a temporary name.
final class ManifestWriter {
    private let privateFolder: PrivateFolder
    private let file: Descriptor
    private let buffer = RecordBuffer(records: 1024)
    private let checksum = Checksum()
    private var pending = 0
    private var header: ManifestHeader

    init(in privateFolder: PrivateFolder, inputs: BuildInputs, newest: Int64, keptKinds: KindSet) throws(PublishError) {
        self.privateFolder = privateFolder
        header = ManifestHeader(inputs: inputs, newest: newest, keptKinds: keptKinds)
        file = try privateFolder.create(PrivateFolder.nextManifest)
    }

    /// A manifest that says the same of everything but its records.
    convenience init(in privateFolder: PrivateFolder, like header: ManifestHeader) throws(PublishError) {
        try self.init(in: privateFolder, inputs: header.inputs, newest: header.newest, keptKinds: header.keptKinds)
    }

    func append(_ record: ManifestRecord) throws(PublishError) {
        if pending == buffer.capacity { try flush() }
        record.encode(to: buffer.base + pending * ManifestRecord.size)
        pending += 1
        if !record.isKept { header.census.count(record.key) }
    }

    /// Makes the manifest durable and gives it its name.
    func finish(as tree: TreeName) throws(PublishError) {
        try complete()
        try file.sync(on: target)
        try privateFolder.rename(PrivateFolder.nextManifest, to: PrivateFolder.manifest(of: tree))
    }

    /// A manifest for this process alone: it has no name any more.
    func finishUnnamed() throws(PublishError) -> ManifestReader? {
        try complete()
        try privateFolder.remove(PrivateFolder.nextManifest)
        return try ManifestReader(file, on: target)
    }

    private func complete() throws(PublishError) {
        try flush()
        header.checksum = checksum.value
        header.encode(to: buffer.base)
        try file.write(UnsafeRawBufferPointer(buffer.prefix(bytes: ManifestHeader.size)), at: 0, on: target)
    }

    private var target: CallTarget { .file("private/" + PrivateFolder.nextManifest) }

    private func flush() throws(PublishError) {
        let bytes = UnsafeRawBufferPointer(buffer.prefix(bytes: pending * ManifestRecord.size))
        checksum.add(bytes)
        try file.write(bytes, at: ManifestReader.offset(of: header.recordCount), on: target)
        header.recordCount += pending
        pending = 0
    }
}
