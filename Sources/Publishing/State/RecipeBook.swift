import Algorithms
import Digests
import RenderedPages

/// What the pages of a tree were made from: for each page that has one, its recipe. In order of kind and row.
///
/// It lies beside the tree's manifest and belongs to that manifest alone (`RecipeFormat`). A book that is missing, torn, of another version
/// or of another manifest says nothing: then every page is rendered.
struct RecipeBook: PublishedRecipes {
    struct Entry: Equatable {
        let kind: UInt8
        let row: Int64
        let recipe: Digest
    }

    static let empty = RecipeBook(entries: [])

    let entries: [Entry]

    func recipe(kind: UInt8, row: Int64) -> Digest? {
        let place = place(of: kind, row)
        guard place < entries.count, entries[place].kind == kind, entries[place].row == row else { return nil }
        return entries[place].recipe
    }

    /// The entries of the pages from one to another, both included.
    func range(from first: PageKey, through last: PageKey) -> Range<Int> {
        let start = place(of: first.kind, first.row)
        let end = place(of: last.kind, last.row)
        let isThere = end < entries.count && entries[end].kind == last.kind && entries[end].row == last.row
        return start..<max(start, isThere ? end + 1 : end)
    }

    private func place(of kind: UInt8, _ row: Int64) -> Int {
        entries.partitioningIndex { $0.kind != kind ? $0.kind > kind : $0.row >= row }
    }
}

/// The bytes of a book, `private/blue.recipes` and `private/green.recipes`. All numbers are little-endian.
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 8 | magic number, `JnRecip1` |
/// | 8 | 8 | number of entries |
/// | 16 | 8 | XXH3-64 of the records of the manifest that it belongs to |
/// | 24 | 8 | number of these records |
/// | 32 | 8 | XXH3-64 of the entries |
/// | 40 | 8 | XXH3-64 of the 40 bytes before |
///
/// An entry, 32 bytes: kind (8, the upper 7 zero), row (8), recipe (16, low half first).
enum RecipeFormat {
    static let magic: UInt64 = 0x3170_6963_6552_6e4a
    static let headerSize = 48
    static let entrySize = 32

    typealias Field = ManifestFormat.Field<UInt64>

    enum Header {
        static let magic = Field(offset: 0)
        static let count = Field(offset: 8)
        static let manifestChecksum = Field(offset: 16)
        static let manifestCount = Field(offset: 24)
        static let entries = Field(offset: 32)
        static let checksum = Field(offset: 40)
    }
}

extension RecipeBook {
    /// Reads a book; nil unless the bytes are a whole one that belongs to this manifest.
    init?(decoding bytes: [UInt8], of manifest: ManifestHeader) {
        typealias Header = RecipeFormat.Header
        let raw = unsafe bytes.span.bytes
        guard bytes.count >= RecipeFormat.headerSize, raw[Header.magic] == RecipeFormat.magic,
            raw[Header.checksum] == Fingerprint.of(bytes.span.extracting(..<Header.checksum.offset)),
            raw[Header.manifestChecksum] == manifest.checksum, raw[Header.manifestCount] == UInt64(manifest.recordCount),
            let count = Int(exactly: raw[Header.count]),
            count == (bytes.count - RecipeFormat.headerSize) / RecipeFormat.entrySize,
            bytes.count == RecipeFormat.headerSize + count * RecipeFormat.entrySize,
            raw[Header.entries] == Fingerprint.of(bytes.span.extracting(RecipeFormat.headerSize...))
        else { return nil }
        entries = (0..<count).map { index in
            let first = RecipeFormat.Field(offset: RecipeFormat.headerSize + index * RecipeFormat.entrySize)
            return Entry(
                kind: UInt8(truncatingIfNeeded: raw[first]), row: Int64(bitPattern: raw[first.at(1)]),
                recipe: Digest(low: raw[first.at(2)], high: raw[first.at(3)]))
        }
    }

    func encoded(for manifest: ManifestHeader) -> [UInt8] {
        typealias Header = RecipeFormat.Header
        var bytes = [UInt8](repeating: 0, count: RecipeFormat.headerSize + entries.count * RecipeFormat.entrySize)
        bytes.withMutableRawSpan { raw in
            for (index, entry) in entries.enumerated() {
                let first = RecipeFormat.Field(offset: RecipeFormat.headerSize + index * RecipeFormat.entrySize)
                raw[first] = UInt64(entry.kind)
                raw[first.at(1)] = UInt64(bitPattern: entry.row)
                raw[first.at(2)] = entry.recipe.low
                raw[first.at(3)] = entry.recipe.high
            }
            raw[Header.magic] = RecipeFormat.magic
            raw[Header.count] = UInt64(entries.count)
            raw[Header.manifestChecksum] = manifest.checksum
            raw[Header.manifestCount] = UInt64(manifest.recordCount)
        }
        let entriesChecksum = Fingerprint.of(bytes.span.extracting(RecipeFormat.headerSize...))
        bytes.withMutableRawSpan { $0[Header.entries] = entriesChecksum }
        let own = Fingerprint.of(bytes.span.extracting(..<Header.checksum.offset))
        bytes.withMutableRawSpan { $0[Header.checksum] = own }
        return bytes
    }
}
