import RenderedPages

/// The first changes by key, in whatever order they come in.
struct ChangeList: Sendable {
    static let limit = 10_000

    private var first: [PageChange] = []
    /// Once more than enough have come, a change after this key is not among the first.
    private var bound: PageKey?

    mutating func add(_ change: PageChange) {
        if let bound, change.key > bound { return }
        first.append(change)
        if first.count >= 2 * Self.limit { cut() }
    }

    mutating func add(_ other: ChangeList) {
        first += other.first
        cut()
    }

    private mutating func cut() {
        first.sort { $0.key < $1.key }
        if first.count > Self.limit { first.removeSubrange(Self.limit...) }
        if first.count == Self.limit { bound = first.last?.key }
    }

    /// In the order of their keys.
    var changes: [PageChange] { Array(first.sorted { $0.key < $1.key }.prefix(Self.limit)) }
}
