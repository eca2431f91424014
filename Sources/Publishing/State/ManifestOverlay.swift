import Algorithms
import RenderedPages

/// What a manifest says other than its base does: few records, in memory, in the order of their keys.
///
/// It never takes a file away, nor gives one another path: the address of a page that is gone must be nowhere on the disk.
struct ManifestOverlay: Sendable {
    enum Change: UInt8 {
        /// In the place of the base's record.
        case replaced = 0
        /// Before the base's record.
        case added = 1
    }

    struct Entry: Sendable {
        let change: Change
        /// An index of the base.
        let place: Int
        /// The index in the manifest.
        let index: Int

        /// Where the base goes on behind it.
        var nextPlace: Int { change == .added ? place : place + 1 }
    }

    private(set) var entries: [Entry] = []
    /// A record for each, in its form on disk.
    private(set) var records: [UInt8] = []

    /// So many records lie over a base of `count` at most; beyond, a new base costs less than it saves.
    static func limit(over count: Int) -> Int { max(64, count / 32) }

    /// Appends what comes behind all before it.
    mutating func append(_ change: Change, at place: Int, _ record: RawSpan) {
        entries.append(Entry(change: change, place: place, index: index(behind: entries.last, at: place)))
        unsafe record.withUnsafeBytes { unsafe records.append(contentsOf: $0) }
    }

    /// How many records a manifest over a base of `count` has.
    func total(over count: Int) -> Int { index(behind: entries.last, at: count) }

    func withRecord<Result>(_ number: Int, _ body: (RawSpan) -> Result) -> Result {
        let start = number * ManifestFormat.recordSize
        return unsafe body(records.span.bytes.extracting(start..<start + ManifestFormat.recordSize))
    }

    /// Where a manifest's index lies: in the base, and before which entry.
    func place(of index: Int) -> (base: Int, entry: Int) {
        let entry = entries.partitioningIndex { $0.index >= index }
        guard entry > 0 else { return (index, entry) }
        return (entries[entry - 1].nextPlace + index - entries[entry - 1].index - 1, entry)
    }

    /// The manifest's index of the first record that is not before the base's at `place`.
    func index(of place: Int) -> Int {
        let entry = entries.partitioningIndex { $0.place >= place }
        return index(behind: entry > 0 ? entries[entry - 1] : nil, at: place)
    }

    /// The manifest's index of the base's record at `place`, if an entry is the last before it.
    private func index(behind entry: Entry?, at place: Int) -> Int { entry.map { $0.index + 1 + place - $0.nextPlace } ?? place }

    /// The census of the base with these changes.
    func census(over base: KindCensus) -> KindCensus {
        var census = base
        for (number, entry) in entries.enumerated() where entry.change == .added {
            withRecord(number) { if !ManifestRecord.flags(in: $0).contains(.kept) { census.count(ManifestRecord.key(in: $0)) } }
        }
        return census
    }
}

/// Its bytes, behind the manifest's header: `ManifestFormat`.
extension ManifestOverlay {
    static func byteCount(_ count: Int) -> Int { count * (MemoryLayout<UInt64>.size + ManifestFormat.recordSize) }

    var encoded: [UInt8] {
        let size = MemoryLayout<UInt64>.size
        var bytes = [UInt8](repeating: 0, count: entries.count * size)
        bytes.withMutableRawSpan { raw in
            for (number, entry) in entries.enumerated() {
                raw[ManifestFormat.Field<UInt64>(offset: number * size)] = UInt64(entry.place) << 8 | UInt64(entry.change.rawValue)
            }
        }
        return bytes + records
    }

    /// Nil unless the bytes are so many entries over a base of so many records, one behind the other.
    init?(decoding bytes: [UInt8], count: Int, over base: Int) {
        guard bytes.count == Self.byteCount(count) else { return nil }
        let size = MemoryLayout<UInt64>.size
        let raw = unsafe bytes.span.bytes
        for number in 0..<count {
            let word = raw[ManifestFormat.Field<UInt64>(offset: number * size)]
            let start = count * size + number * ManifestFormat.recordSize
            guard let change = Change(rawValue: UInt8(truncatingIfNeeded: word)), let place = Int(exactly: word >> 8),
                place >= entries.last?.nextPlace ?? 0, change == .added ? place <= base : place < base
            else { return nil }
            append(change, at: place, raw.extracting(start..<start + ManifestFormat.recordSize))
        }
    }
}
