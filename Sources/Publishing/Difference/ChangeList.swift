import RenderedPages

/// The first changes by key, however they come in, and the count of all.
struct ChangeList: Sendable {
    static let limit = 10_000

    private struct Group: Hashable {
        var pageKind: UInt8
        var kind: PageChange.Kind
        var reasons: ChangeReasons
    }

    private var first: [PageChange] = []
    private var groups: [Group: Int] = [:]
    /// The group of the last change and its count so far: most changes are like the one before.
    private var current: (group: Group, count: Int)?
    /// Once more than enough have come, a change after this key is not among the first.
    private var bound: PageKey?

    mutating func add(_ change: PageChange) {
        let group = Group(pageKind: change.key.kind, kind: change.kind, reasons: change.reasons)
        if current?.group == group {
            current?.count += 1
        } else {
            if let current { groups[current.group, default: 0] += current.count }
            current = (group, 1)
        }
        if let bound, change.key > bound { return }
        first.append(change)
        if first.count >= 2 * Self.limit { cut() }
    }

    mutating func add(_ other: ChangeList) {
        first += other.first
        groups = allGroups.merging(other.allGroups, uniquingKeysWith: +)
        current = nil
        cut()
    }

    private mutating func cut() {
        first.sort { $0.key < $1.key }
        if first.count > Self.limit { first.removeSubrange(Self.limit...) }
        if first.count == Self.limit { bound = first.last?.key }
    }

    private var allGroups: [Group: Int] {
        guard let current else { return groups }
        return groups.merging([current.group: current.count], uniquingKeysWith: +)
    }

    var changes: [PageChange] { first }

    var counts: [ChangeCount] {
        allGroups.map { ChangeCount(pageKind: $0.pageKind, kind: $0.kind, reasons: $0.reasons, count: $1) }.sorted {
            ($0.pageKind, $0.kind.rawValue, $0.reasons.rawValue) < ($1.pageKind, $1.kind.rawValue, $1.reasons.rawValue)
        }
    }
}
