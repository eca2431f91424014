import Algorithms
import RenderedPages

/// The keys from `start` up to, but not including, `end`; nil: from the first, to the last.
struct KeyRange: Sendable {
    static let all = KeyRange(start: nil, end: nil)

    let start: PageKey?
    let end: PageKey?

    func isBefore(_ key: PageKey) -> Bool { end.map { key >= $0 } ?? false }

    func contains(_ key: PageKey) -> Bool { (start.map { key >= $0 } ?? true) && !isBefore(key) }

    /// All keys, cut in front of each of these.
    static func cut(at cuts: [PageKey]) -> [KeyRange] {
        let bounds = [nil] + cuts.map(Optional.some) + [nil]
        return bounds.adjacentPairs().map { KeyRange(start: $0, end: $1) }
    }
}
