public import Bookings

/// Checks the files of one site one after the other, on one thread.
public struct FileCheck {
    private let verdict: LeakVerdict
    private let search: NeedleSearch
    /// By needle: the number of the page that it was last allowed on.
    private var allowedOn: [UInt32]
    private var number: UInt32 = 0
    private var page: PageRow?

    public init(_ verdict: LeakVerdict) {
        self.verdict = verdict
        search = NeedleSearch(verdict.index)
        allowedOn = Array(repeating: 0, count: verdict.parts.count)
    }

    /// Finds what must not be in a file.
    ///
    /// - `page`: the page that the file is of; nil for a file that is no page's.
    /// - `file`: how a report names the file, never by its address.
    public mutating func leaks(in bytes: UnsafeRawBufferPointer, of page: PageRow?, named file: @autoclosure () -> String) -> [Leak] {
        let hits = unsafe search.hits(in: bytes)
        if hits.isEmpty { return [] }
        turn(to: page)
        var leaks: Set<Needle> = []
        for hit in hits where !isAllowed(hit.needle) {
            if leaks.contains(hit.needle) || lies(hit, within: hits) || verdict.isPublic(hit.needle, on: page) { continue }
            leaks.insert(hit.needle)
        }
        return leaks.isEmpty ? [] : leaks.map { verdict.leak($0, in: file()) }
    }

    /// Notes what may be on a page. Its files come one after the other and share that.
    private mutating func turn(to page: PageRow?) {
        if number > 0, let page, page == self.page { return }
        self.page = page
        number += 1
        verdict.forEachAllowed(on: page) { if $0 >= 0 { allowedOn[Int($0)] = number } }
    }

    private func isAllowed(_ needle: Needle) -> Bool { allowedOn[Int(needle)] == number }

    /// Whether what was found is part of something longer that may be there: one URL may begin like another.
    private func lies(_ hit: NeedleSearch.Hit, within hits: [NeedleSearch.Hit]) -> Bool {
        hits.contains { outer in
            guard isAllowed(outer.needle), outer.range != hit.range else { return false }
            let scheme = search.isPrefix("https://", before: outer) ? "https://".utf8.count : 0
            return outer.range.lowerBound - scheme <= hit.range.lowerBound && hit.range.upperBound <= outer.range.upperBound
        }
    }
}

/// The page that a file is of.
public struct PageRow: Equatable, Sendable {
    public let kind: PageKind
    /// The member's or session's id.
    public let row: Int64

    public init(kind: PageKind, row: Int64) {
        self.kind = kind
        self.row = row
    }
}
