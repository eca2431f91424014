import RenderedPages

/// Compares rendered batches with the live manifest, writes what differs, and notes every difference. One for each thread.
final class Comparison {
    /// A cancelled build is noticed after so many files at the latest.
    private static let filesBetweenPolls = 64

    private let run: DifferenceRun
    private let setup: BuildSetup
    private let thread: Int
    private let cursor: ManifestCursor
    private var standby: Tree?
    private var changes = EncodedRecords()
    private(set) var counts = BuildCounts()
    /// Seconds spent writing files.
    private(set) var writing = 0.0

    init(_ run: DifferenceRun, thread: Int) throws(PublishError) {
        self.run = run
        self.thread = thread
        setup = run.setup
        cursor = try ManifestCursor(setup.state.liveManifest, expecting: 1)
    }

    /// - `sequence`: the number of the work that the batch was made from.
    func compare(_ batch: RenderedBatch, sequence: Int) throws(PublishError) {
        guard let first = batch.files.first?.key, let last = batch.files.last?.key else { return }
        changes.removeAll()
        try cursor.seek(to: first, expecting: batch.files.count)
        let liveStart = cursor.index
        var previous: PageKey?
        for index in batch.files.indices {
            let key = batch.files[index].key
            if let previous, previous >= key { throw .keysOutOfOrder(previous, then: key) }
            if index % Self.filesBetweenPolls == 0, setup.options.isCancelled() { throw .cancelled }
            try passRemoved(before: key, after: previous)
            let isListed = cursor.key == key && !cursor.isKept
            try compare(batch, index, isListed: isListed)
            if isListed { try cursor.advance() }
            counts.countFile(key)
            previous = key
        }
        while let kept = cursor.key, kept <= last { try cursor.advance() }
        try run.batches.add(changes, of: first...last, sequence: sequence, live: liveStart..<cursor.index)
    }

    private func passRemoved(before next: PageKey, after previous: PageKey?) throws(PublishError) {
        while let key = cursor.key, key < next {
            if let old = cursor.current, !old.isKept {
                counts.countRemoval(of: old, after: previous, before: next, setup)
                note(old.with(.removed))
            }
            try cursor.advance()
        }
    }

    private func compare(_ batch: borrowing RenderedBatch, _ index: Int, isListed: Bool) throws(PublishError) {
        let bytes = batch.bytes.span.extracting(batch.files[index].bytes)
        let (key, identity) = (batch.files[index].key, batch.files[index].identity)
        let digest = ContentDigest(of: bytes)
        if setup.keptKinds.contains(key.kind) { counts.noteKept(batch.files[index].path) }
        if isListed, cursor.isUnchanged(digest, byteCount: bytes.count, identity, path: batch.files[index].path) {
            return counts.countUnchanged()
        }
        let old = isListed ? cursor.current : nil
        if let old, identity.isSomeoneElse(than: old.identity) { counts.countNewIdentity(key) }
        if let old, old.digest == digest, old.byteCount == bytes.count, old.path.text == batch.files[index].path {
            counts.countUnchanged()
            note(old.restated(identity))
        } else {
            let record = try record(of: batch.files[index], bytes, digest, links: batch.links)
            counts.countWriting(of: record, over: old, setup)
            try write(bytes, record)
            note(record)
        }
    }

    private func record(
        of file: RenderedFile, _ bytes: Span<UInt8>, _ digest: ContentDigest, links: borrowing [UInt8]
    ) throws(PublishError) -> ManifestRecord {
        guard let byteCount = UInt32(exactly: bytes.count) else { throw .fileTooLarge(file.key, bytes: bytes.count) }
        let links = file.links.isEmpty ? 0 : Fingerprint.of(links.span.extracting(file.links))
        return ManifestRecord(
            key: file.key, flags: .written, identity: file.identity, digest: digest, links: links, data: file.data,
            modified: setup.stamp, byteCount: byteCount, path: try StoredPath(checking: file.path, of: file.key))
    }

    private func write(_ bytes: Span<UInt8>, _ record: ManifestRecord) throws(PublishError) {
        guard let source = run.standby else { return }
        let start = Timings.now()
        let tree: Tree
        if let standby { tree = standby } else { tree = try source.open() }
        standby = tree
        try tree.write(bytes, to: record.path, of: record.key, modified: record.modified, by: thread)
        writing += Timings.now() - start
    }

    private func note(_ record: ManifestRecord) {
        if run.standby != nil { changes.append(record) }
    }
}
