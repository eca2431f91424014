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

    mutating func add(_ change: PageChange) {
        first.append(change)
        groups[Group(pageKind: change.key.kind, kind: change.kind, reasons: change.reasons), default: 0] += 1
        if first.count >= 2 * Self.limit { cut() }
    }

    mutating func add(_ other: ChangeList) {
        first += other.first
        groups.merge(other.groups, uniquingKeysWith: +)
        cut()
    }

    private mutating func cut() {
        first.sort { $0.key < $1.key }
        if first.count > Self.limit { first.removeSubrange(Self.limit...) }
    }

    var changes: [PageChange] { first }

    var counts: [ChangeCount] {
        groups.map { ChangeCount(pageKind: $0.pageKind, kind: $0.kind, reasons: $0.reasons, count: $1) }.sorted {
            ($0.pageKind, $0.kind.rawValue, $0.reasons.rawValue) < ($1.pageKind, $1.kind.rawValue, $1.reasons.rawValue)
        }
    }
}
