import RenderedPages

/// How many files and pages there are of each kind. Kept files do not count.
struct KindCensus: Sendable {
    private(set) var files: [Int]
    private(set) var pages: [Int]

    init() {
        self.init(
            files: Array(repeating: 0, count: ManifestFormat.kindCount), pages: Array(repeating: 0, count: ManifestFormat.kindCount))
    }

    /// - `files`: a number for each value of `PageKey.kind`; so are `pages`.
    init(files: [Int], pages: [Int]) {
        self.files = files
        self.pages = pages
    }

    /// Counts a file, in any order, and its page with the first of its files: several threads may each have some of them.
    mutating func count(_ key: PageKey) {
        files[Int(key.kind)] += 1
        if key.isFirstFile { pages[Int(key.kind)] += 1 }
    }

    /// Adds what another thread has counted.
    mutating func add(_ other: KindCensus) {
        for kind in files.indices {
            files[kind] += other.files[kind]
            pages[kind] += other.pages[kind]
        }
    }

    var fileCount: Int { files.reduce(0, +) }

    func pageCount(besides kinds: Set<UInt8> = []) -> Int {
        pages.indices.reduce(0) { kinds.contains(UInt8($1)) ? $0 : $0 + pages[$1] }
    }
}

/// A set of page kinds that is asked for every file: a bit for each, no hashing.
struct KindSet: Equatable, Sendable {
    /// Four words of 64 bits, the lowest kinds first.
    private(set) var words: SIMD4<UInt64>

    init(words: SIMD4<UInt64> = SIMD4()) { self.words = words }

    init(_ kinds: Set<UInt8>) {
        self.init()
        for kind in kinds { words[Int(kind) >> 6] |= 1 << UInt64(kind & 63) }
    }

    func contains(_ kind: UInt8) -> Bool { words[Int(kind) >> 6] & 1 << UInt64(kind & 63) != 0 }
}
