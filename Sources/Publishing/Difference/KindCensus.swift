import RenderedPages

/// How many files and pages there are of each kind. Kept files do not count.
struct KindCensus: Sendable {
    var files = [Int](repeating: 0, count: 256)
    var pages = [Int](repeating: 0, count: 256)
    private var last: PageKey?

    /// Counts a file; keys come in ascending order.
    mutating func count(_ key: PageKey) {
        files[Int(key.kind)] += 1
        if last?.isSamePage(as: key) != true { pages[Int(key.kind)] += 1 }
        last = key
    }

    /// Adds what another thread has counted; pages that both have seen a part of count twice, so no page may be parted between threads.
    mutating func add(_ other: KindCensus) {
        for kind in 0..<256 {
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
    var words = SIMD4<UInt64>()

    init() {}

    init(_ kinds: Set<UInt8>) { for kind in kinds { words[Int(kind) >> 6] |= 1 << UInt64(kind & 63) } }

    func contains(_ kind: UInt8) -> Bool { words[Int(kind) >> 6] & 1 << UInt64(kind & 63) != 0 }
}
