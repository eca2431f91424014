import LeakCheck
import Publishing

/// Judges one file after the other, on one thread.
struct FileJudge {
    private let verdicts: Verdicts
    private let search: NeedleSearch
    /// By needle: the page that it was last allowed on, as a number.
    private var allowedOn: [UInt32]
    private var page: UInt32 = 0
    private var key: PageKey?

    init(_ verdicts: Verdicts) {
        self.verdicts = verdicts
        search = NeedleSearch(verdicts.haystack)
        allowedOn = Array(repeating: 0, count: verdicts.parts.count)
    }

    /// Finds the needles that must not be in a file; nil for one that is no page's.
    mutating func leaks(in bytes: UnsafeRawBufferPointer, of key: PageKey?) -> Set<Needle> {
        let hits = search.hits(in: bytes)
        if hits.isEmpty { return [] }
        turn(to: key)
        var leaks: Set<Needle> = []
        for hit in hits where !isAllowed(hit.needle) {
            if leaks.contains(hit.needle) || lies(hit, within: hits) || verdicts.isPublic(hit.needle, on: key) { continue }
            leaks.insert(hit.needle)
        }
        return leaks
    }

    /// Notes what may stand on a page. Its files come one after the other and share that.
    private mutating func turn(to key: PageKey?) {
        if page > 0, let key, let last = self.key, key.kind == last.kind, key.row == last.row { return }
        self.key = key
        page += 1
        verdicts.forEachAllowed(in: key) { if $0 >= 0 { allowedOn[Int($0)] = page } }
    }

    private func isAllowed(_ needle: Needle) -> Bool { allowedOn[Int(needle)] == page }

    /// Whether what was found is part of something longer that may be there: one URL may begin like another.
    private func lies(_ hit: NeedleSearch.Hit, within hits: [NeedleSearch.Hit]) -> Bool {
        hits.contains { outer in
            guard isAllowed(outer.needle), outer.range != hit.range else { return false }
            let scheme = search.stands("https://", before: outer) ? "https://".utf8.count : 0
            return outer.range.lowerBound - scheme <= hit.range.lowerBound && hit.range.upperBound <= outer.range.upperBound
        }
    }
}
