import Digests
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
        guard let start = batch.pages.first, let end = batch.pages.last else { return }
        let last = batch.files.last.flatMap { $0.key.kind == end.kind && $0.key.row == end.row ? $0.key : nil } ?? PageKey(last: end)
        let first = start.files.isEmpty ? PageKey(first: start) : batch.files[start.files.lowerBound].key
        changes.removeAll()
        try cursor.seek(to: first, expecting: max(batch.files.count, batch.pages.count * 2))
        let liveStart = cursor.index
        var previous: PageKey?
        for page in batch.pages {
            if page.files.isEmpty {
                try keep(page, after: &previous)
            } else {
                try compare(page, of: batch, after: &previous)
            }
        }
        while let kept = cursor.key, kept <= last { try cursor.advance() }
        try run.batches.add(changes, of: first...last, sequence: sequence, live: liveStart..<cursor.index)
        run.recipes.add(batch.pages, from: first, through: last)
    }

    /// Takes a page as it is published: what it is made from is the same.
    private func keep(_ page: RenderedPage, after previous: inout PageKey?) throws(PublishError) {
        let start = PageKey(first: page)
        try check(start, after: previous)
        try passRemoved(before: start, after: previous)
        var isThere = false
        while let key = cursor.key, key.isSamePage(as: start) {
            if !cursor.isKept {
                counts.countFile(key)
                counts.countUnchanged()
                previous = key
                isThere = true
            }
            try cursor.advance()
        }
        // The book belongs to the manifest, so a page that it knows is listed.
        if !isThere { throw .liveTreeAltered(start) }
        if counts.unchanged % Self.filesBetweenPolls == 0, setup.options.isCancelled() { throw .cancelled }
    }

    private func compare(_ page: RenderedPage, of batch: RenderedBatch, after previous: inout PageKey?) throws(PublishError) {
        // Bytes other than those that were made from the same.
        let isKnown = page.recipe != nil && setup.state.recipes.recipe(kind: page.kind, row: page.row) == page.recipe
        for index in page.files {
            let key = batch.files[index].key
            try check(key, after: previous)
            if index % Self.filesBetweenPolls == 0, setup.options.isCancelled() { throw .cancelled }
            try passRemoved(before: key, after: previous)
            let isListed = cursor.key == key && !cursor.isKept
            try compare(batch, index, isListed: isListed, isKnown: isKnown)
            if isListed { try cursor.advance() }
            counts.countFile(key)
            previous = key
        }
    }

    private func check(_ key: PageKey, after previous: PageKey?) throws(PublishError) {
        if let previous, previous >= key { throw .keysOutOfOrder(previous, then: key) }
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

    private func compare(_ batch: borrowing RenderedBatch, _ index: Int, isListed: Bool, isKnown: Bool) throws(PublishError) {
        let bytes = batch.bytes.span.extracting(batch.files[index].bytes)
        let (key, identity) = (batch.files[index].key, batch.files[index].identity)
        let digest = Digest(of: bytes)
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
            if isKnown { counts.countStale(key) }
            let record = try record(of: batch.files[index], bytes, digest, links: batch.links)
            counts.countWriting(of: record, over: old, setup)
            try write(bytes, record)
            note(record)
        }
    }

    private func record(
        of file: RenderedFile, _ bytes: Span<UInt8>, _ digest: Digest, links: borrowing [UInt8]
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

extension PageKey {
    /// The least key that a file of a page can have.
    fileprivate init(first page: RenderedPage) { self.init(kind: page.kind, row: page.row) }

    /// The greatest.
    fileprivate init(last page: RenderedPage) { self.init(kind: page.kind, row: page.row, form: .max) }
}
