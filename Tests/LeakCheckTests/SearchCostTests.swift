import TestKit
import Testing

@testable import LeakCheck

/// A text of twice the length takes at most twice the steps, whatever is in it and whatever is looked for.
@Suite struct SearchCostTests {
    private static func search(_ needles: some Sequence<String>) -> NeedleSearch {
        let collector = NeedleCollector()
        for needle in needles { _ = collector.add(needle) }
        return NeedleSearch(NeedleIndex(collector.needles))
    }

    private static func isLinear(_ search: NeedleSearch, _ text: (Int) -> String) -> Bool {
        var work: [Int] = []
        for size in [10_000, 20_000, 40_000, 80_000] {
            _ = search.hits(in: text(size))
            work.append(search.work)
        }
        // The first steps may cost more: what is set up once.
        return zip(work.dropFirst(), work.dropFirst(2)).allSatisfy { $1 <= $0 * 21 / 10 } && work[3] < 80_000 * 64
    }

    @Test func `a password of one letter in a text of it`() {
        #expect(Self.isLinear(Self.search(["aaaaaaaa"])) { String(repeating: "a", count: $0) })
        #expect(Self.isLinear(Self.search([String(repeating: "a", count: 4000)])) { String(repeating: "a", count: $0) })
    }

    @Test func `thousands of passwords of one letter`() {
        #expect(Self.isLinear(Self.search((8..<3000).map { String(repeating: "a", count: $0) })) { String(repeating: "a", count: $0) })
        #expect(Self.isLinear(Self.search((8..<3000).map { String(repeating: "1", count: $0) })) { String(repeating: "1", count: $0) })
    }

    @Test func `thousands of passwords that begin alike`() {
        let alike = (0..<3000).map { "welcome-to-room-1 " + String($0, radix: 2).replacing("0", with: "a").replacing("1", with: "b") }
        #expect(Self.isLinear(Self.search(alike)) { String(repeating: alike[2999] + " ", count: $0 / 30) })
        // All the same, each is found, and no other.
        let search = Self.search(alike)
        #expect(search.hits(in: "<p>\(alike[1234])</p>").map(\.needle).contains(1234))
    }

    @Test(
        "what looks encoded",
        arguments: ["/aHR0cHM", "aHR0cHM6Ly9tZWV0LmV4YW1wbGU ", "68747470", "<b", "<!--", "&#", "\\u00", "\\2", "%25", "&amp", "*a", "a_"])
    func looksEncoded(_ piece: String) {
        #expect(
            Self.isLinear(Self.search(["https://meet.example/1234", "aaaaaaaa"])) { String(repeating: piece, count: $0 / piece.utf8.count) }
        )
    }

    @Test func `of a password of ten megabytes its beginning is looked for`() {
        let password = String(repeating: "0123456789abcdef", count: 640_000)
        let search = Self.search([password])
        #expect(Set(search.hits(in: "<p>\(password.prefix(5000))</p>").map(\.needle)) == [0])
        #expect(search.hits(in: "<p>\(password.prefix(4000))</p>").isEmpty)
    }

    @Test func `texts that share all their windows are found by one`() {
        let search = Self.search((8..<100).map { String(repeating: "1", count: $0) })
        #expect(!search.hits(in: String(repeating: "1", count: 99)).isEmpty)
    }
}
