import RenderedPages

/// Takes the records of a `ManifestDraft` in the order of their keys, and notes those that differ from the base's. Once they are too many, or
/// a file of the base is gone or has another path, it writes all of them, as a new base.
final class ManifestWriter {
    struct Written {
        let overlay: ManifestOverlay
        let base: ManifestHeader
        /// Not known to be on disk.
        let newBase: Descriptor?
    }

    private let privateFolder: PrivateFolder
    private let build: BuildFacts
    /// As far as the base has been passed; nil once there is a new one.
    private var base: ManifestCursor?
    /// How many records were appended, as long as there is no new base.
    private var count = 0
    private var overlay = ManifestOverlay()
    private var newBase: BaseWriter?
    /// A record in its form on disk.
    private let one = RecordBuffer(records: 1)

    init(in privateFolder: PrivateFolder, of build: BuildFacts, over base: ManifestBase?) throws(PublishError) {
        self.privateFolder = privateFolder
        self.build = build
        if let base {
            self.base = try ManifestCursor(ManifestReader(base))
        } else {
            newBase = try BaseWriter(in: privateFolder)
        }
    }

    func append(_ record: ManifestRecord) throws(PublishError) {
        one.set(record, at: 0)
        try appendOne(record.key, isKept: record.isKept)
    }

    /// Appends the record that a cursor is at, as it lies there.
    func appendCurrent(of cursor: ManifestCursor) throws(PublishError) {
        guard let key = cursor.key else { return }
        cursor.copyCurrent(to: one, at: 0)
        try appendOne(key, isKept: cursor.isKept)
    }

    /// Appends all records from where a cursor is up to a key, as they lie there.
    func appendAll(of cursor: ManifestCursor, before end: PageKey?) throws(PublishError) {
        while let key = cursor.key, end.map({ key < $0 }) ?? true {
            let run = cursor.baseRun(before: end)
            if run.count > 1, try passBase(run, of: cursor.manifest) {
                try cursor.skip(run.count)
            } else {
                try appendCurrent(of: cursor)
                try cursor.advance()
            }
        }
    }

    /// Appends the base's own records in a range, unseen; false where it cannot.
    func passBase(_ run: Range<Int>, of manifest: ManifestReader?) throws(PublishError) -> Bool {
        guard let base, base.index == run.lowerBound, base.manifest?.base.id == manifest?.base.id else { return false }
        try base.skip(run.count)
        count += run.count
        return true
    }

    func end() throws(PublishError) -> Written {
        if base?.key != nil { try writeAll() }
        if let newBase {
            let header = try newBase.end(build)
            return Written(overlay: ManifestOverlay(), base: header, newBase: newBase.file)
        }
        guard let before = base?.manifest?.base else { preconditionFailure("there is a base or a new one") }
        return Written(overlay: overlay, base: before.header, newBase: nil)
    }

    /// Appends the record in `one`.
    private func appendOne(_ key: PageKey, isKept: Bool) throws(PublishError) {
        if let base {
            let isThere = base.key == key && base.isKept == isKept
            if isThere, one.withRecord(0, { base.isSame(as: $0) }) {
                count += 1
                return try base.advance()
            }
            let isGone = base.key.map { ($0, base.isKept ? 1 : 0) < (key, isKept ? 1 : 0) } ?? false
            if !isGone, !isThere || one.withRecord(0, { base.hasSamePath(as: $0) }) {
                one.withRecord(0) { overlay.append(isThere ? .replaced : .added, at: base.index, $0) }
                count += 1
                if isThere { try base.advance() }
                if overlay.entries.count > ManifestOverlay.limit(over: base.manifest?.count ?? 0) { try writeAll() }
                return
            }
            try writeAll()
        }
        try newBase?.append(one, key, isKept: isKept)
    }

    /// Turns to a new base, which begins with all that was appended so far.
    private func writeAll() throws(PublishError) {
        guard let before = base?.manifest?.base else { return }
        let writer = try BaseWriter(in: privateFolder)
        // The record in `one` may still have to be appended.
        let copy = RecordBuffer(records: 1)
        let all = try ManifestCursor(ManifestReader(ManifestHeader(build: build, overlay, over: before.header), before, overlay))
        while all.index < count, let key = all.key {
            all.copyCurrent(to: copy, at: 0)
            try writer.append(copy, key, isKept: all.isKept)
            try all.advance()
        }
        newBase = writer
        base = nil
        overlay = ManifestOverlay()
    }
}

/// Writes a base under a temporary name.
private final class BaseWriter {
    private static let target = CallTarget.file("private/" + PrivateFolder.nextBase)

    let file: Descriptor
    private let buffer = RecordBuffer(records: 1024)
    private let checksum = Checksum()
    private var pending = 0
    private var recordCount = 0
    private var census = KindCensus()

    init(in privateFolder: PrivateFolder) throws(PublishError) { file = try privateFolder.create(PrivateFolder.nextBase) }

    /// Appends the first record of a buffer.
    func append(_ record: RecordBuffer, _ key: PageKey, isKept: Bool) throws(PublishError) {
        if pending == buffer.capacity { try flush() }
        buffer.copy(0, of: record, to: pending)
        pending += 1
        if !isKept { census.count(key) }
    }

    func end(_ build: BuildFacts) throws(PublishError) -> ManifestHeader {
        try flush()
        let header = ManifestHeader(build: build, recordCount: recordCount, checksum: checksum.value, census: census)
        try file.write(header.encoded, at: 0, on: Self.target)
        return header
    }

    private func flush() throws(PublishError) {
        try unsafe buffer.withBytes(records: pending) { bytes throws(PublishError) in
            let bytes = UnsafeRawBufferPointer(bytes)
            unsafe checksum.add(bytes)
            try unsafe file.write(bytes, at: ManifestBase.offset(of: recordCount), on: Self.target)
        }
        recordCount += pending
        pending = 0
    }
}
