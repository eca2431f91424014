public import Bookings

/// Checks the files of one site one after the other, on one thread.
public struct FileCheck {
    private let verdict: LeakVerdict
    private let search: NeedleSearch
    private let managed: NeedleSearch?
    /// By needle: the number of the page that it was last allowed on.
    private var allowedOn: [UInt32]
    private var number: UInt32 = 0
    private var page: PageRow?

    public init(_ verdict: LeakVerdict) {
        self.verdict = verdict
        search = NeedleSearch(verdict.index)
        managed = verdict.managedIndex.map { NeedleSearch($0) }
        allowedOn = Array(repeating: 0, count: verdict.needles)
    }

    /// Finds what must not be in a file.
    ///
    /// - `page`: the page that the file is of; nil for a file that is no page's.
    /// - `file`: how a report names the file, never by its address.
    public mutating func leaks(in bytes: UnsafeRawBufferPointer, of page: PageRow?, named file: @autoclosure () -> String) -> [Leak] {
        let found = unsafe managed?.hits(in: bytes) ?? []
        let ofBookings = found.isEmpty ? [] : verdict.leaks(inManaged: found, of: page, named: file())
        return unsafe ofBookings + linkLeaks(in: bytes, of: page, named: file())
    }

    private mutating func linkLeaks(
        in bytes: UnsafeRawBufferPointer, of page: PageRow?, named file: @autoclosure () -> String
    ) -> [Leak] {
        let hits = unsafe search.hits(in: bytes)
        if hits.isEmpty { return [] }
        turn(to: page)
        var leaks: [Leak: Range<Int>] = [:]
        var isPublic: [Needle: Bool] = [:]
        for hit in forbidden(hits) {
            guard let part = verdict.part(hit.needle) else { continue }
            let known = isPublic[hit.needle]
            if known == true || known == false && part.kind != .description { continue }
            let mayBeThere = known ?? verdict.isPublic(hit.needle, part, on: page)
            isPublic[hit.needle] = mayBeThere
            if mayBeThere { continue }
            let leak = verdict.leak(part, in: file())
            if let found = leaks[leak] {
                // Words of a description follow each other: they are told as one.
                if found.upperBound >= hit.range.lowerBound { leaks[leak] = found.lowerBound..<max(found.upperBound, hit.range.upperBound) }
            } else {
                leaks[leak] = hit.range
            }
        }
        return leaks.map { quoting($0, $1) }
    }

    private func quoting(_ leak: Leak, _ range: Range<Int>) -> Leak {
        guard leak.part == .description else { return leak }
        var leak = leak
        let words = search.text(range).split(separator: " ")
        leak.quoted = String(words.prefix(12).joined(separator: " ").unicodeScalars.prefix(100)) + (words.count > 12 ? " ..." : "")
        return leak
    }

    /// The hits in order of where they begin, without those that may be there: one is part of something longer that may, since a URL may
    /// begin like another.
    private func forbidden(_ hits: [NeedleSearch.Hit]) -> [NeedleSearch.Hit] {
        if hits.allSatisfy({ isAllowed($0.needle) }) { return [] }
        let starts = hits.map { hit in
            guard isAllowed(hit.needle), search.isPrefix("https://", before: hit) else { return hit.range.lowerBound }
            return hit.range.lowerBound - "https://".utf8.count
        }
        // Of those that begin in one place the allowed first.
        let order = hits.indices.sorted {
            (starts[$0], isAllowed(hits[$0].needle) ? 0 : 1, $0) < (starts[$1], isAllowed(hits[$1].needle) ? 0 : 1, $1)
        }
        var allowedEnd = 0
        return order.compactMap { index in
            let hit = hits[index]
            if isAllowed(hit.needle) {
                allowedEnd = max(allowedEnd, hit.range.upperBound)
                return nil
            }
            return hit.range.upperBound <= allowedEnd ? nil : hit
        }
    }

    /// Notes what may be on a page. Its files come one after the other and share that.
    private mutating func turn(to page: PageRow?) {
        if number > 0, let page, page == self.page { return }
        self.page = page
        number += 1
        verdict.forEachAllowed(on: page) { if $0 >= 0 { allowedOn[Int($0)] = number } }
    }

    private func isAllowed(_ needle: Needle) -> Bool { allowedOn[Int(needle)] == number }
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
