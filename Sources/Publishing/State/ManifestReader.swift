import RenderedPages

/// What is in a tree: a base, and what differs from it. Records are in the order of their keys, and have indexes as if they were one list.
final class ManifestReader: Sendable {
    let header: ManifestHeader
    let base: ManifestBase
    private let overlay: ManifestOverlay

    var count: Int { header.recordCount }

    /// The base, if it has a file of its own that other manifests can lie over.
    var namedBase: ManifestBase? { header.base == nil ? nil : base }

    init(_ header: ManifestHeader, _ base: ManifestBase, _ overlay: ManifestOverlay) {
        self.header = header
        self.base = base
        self.overlay = overlay
    }

    /// A base alone.
    convenience init(_ base: ManifestBase) { self.init(base.header, base, ManifestOverlay()) }

    /// Reads a manifest; nil where it is torn, of another version, or none, or where its base cannot be had.
    ///
    /// - `base`: finds the base that the manifest lies over.
    convenience init?(
        _ file: Descriptor, on target: CallTarget,
        over base: (ManifestHeader.BaseID) throws(PublishError) -> ManifestBase? = { _ in nil }
    ) throws(PublishError) {
        guard let header = ManifestHeader(decoding: try file.contents(limit: ManifestFormat.headerSize, on: target)) else { return nil }
        guard let id = header.base else {
            // As 1.0 writes them: all records follow.
            guard let base = try ManifestBase(file, on: target) else { return nil }
            self.init(base)
            return
        }
        let limit = ManifestOverlay.byteCount(ManifestOverlay.limit(over: id.count))
        let bytes = try file.contents(from: ManifestFormat.headerSize, limit: limit + 1, on: target)
        guard header.checksum == ManifestHeader.checksum(of: bytes, over: id), let base = try base(id), base.id == id,
            let overlay = ManifestOverlay(decoding: bytes, count: header.overlayCount, over: base.count),
            overlay.total(over: base.count) == header.recordCount
        else { return nil }
        self.init(header, base, overlay)
    }

    /// Calls `body` with every record, in the order of their keys.
    func forEach(_ body: (ManifestRecord) throws(PublishError) -> Void) throws(PublishError) {
        let cursor = try ManifestCursor(self)
        while let record = cursor.current {
            try body(record)
            try cursor.advance()
        }
    }

    /// The first record of each kind: whether their files are there tells whether a whole folder is missing.
    func samples() throws(PublishError) -> [ManifestRecord] {
        var samples: [ManifestRecord] = []
        for kind in header.census.files.indices where header.census.files[kind] > 0 {
            let cursor = try ManifestCursor(self, from: PageKey(kind: UInt8(kind), row: .min))
            if let record = cursor.current { samples.append(record) }
        }
        return samples
    }

    /// Reads records from `index` on; returns how many.
    func read(from index: Int, into buffer: RecordBuffer, atMost most: Int) throws(PublishError) -> Int {
        let wanted = min(most, buffer.capacity, count - index)
        var done = 0
        var (place, number) = overlay.place(of: index)
        while done < wanted {
            let entry = number < overlay.entries.count ? overlay.entries[number] : nil
            let run = min((entry?.place ?? base.count) - place, wanted - done)
            if run > 0 {
                let found = try base.read(from: place, into: buffer, at: done, atMost: run)
                done += found
                place += found
                if found < run { break }
            } else if let entry {
                overlay.withRecord(number) { buffer.set($0, at: done) }
                done += 1
                place = entry.nextPlace
                number += 1
            } else {
                break
            }
        }
        return done
    }

    /// Where records from `index` on are the base's: the base's index of the first, and how many there are.
    func baseRun(at index: Int) -> (place: Int, count: Int) {
        let (place, number) = overlay.place(of: index)
        let end = number < overlay.entries.count ? overlay.entries[number].place : base.count
        return (place, end - place)
    }

    /// The index of a record at or before the first whose key is not below `key`, mostly at most 64 records too early.
    func indexNotAfter(_ key: PageKey) -> Int {
        let place = base.indexNotAfter(key)
        return place == 0 ? 0 : overlay.index(of: place)
    }

    /// Keys that cut the manifest into `parts` of about the same length.
    func cuts(into parts: Int) -> [PageKey] { base.cuts(into: parts) }
}
