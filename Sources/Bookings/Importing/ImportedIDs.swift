/// Ids in ascending order: which rows of a table a source has.
///
/// Eight bytes an id. Ids of imported rows are digests and so spread evenly, which is why a look-up begins among those that have the same
/// first bits: of a million ids it looks at some sixty that lie side by side.
public struct ImportedIDs: Sendable {
    private var ids: [Int64] = []
    /// Where the ids of each stretch of their range begin; stretches after the last id are not there.
    private var beginnings: [Int] = []
    /// 2^14 stretches of 2^38 numbers.
    private static let bits = 38

    public init() {}

    /// - `id`: greater than all before, or the last one again.
    public mutating func append(_ id: Int64) {
        precondition(ids.last.map { $0 <= id } ?? true, "ids are appended in order")
        if ImportedID.range.contains(id) {
            while beginnings.count <= Self.stretch(of: id) { beginnings.append(ids.count) }
        }
        ids.append(id)
    }

    public func contains(_ id: Int64) -> Bool {
        var (low, high) = (0, ids.count)
        if ImportedID.range.contains(id) {
            let stretch = Self.stretch(of: id)
            guard stretch < beginnings.count else { return false }
            low = beginnings[stretch]
            if stretch + 1 < beginnings.count { high = beginnings[stretch + 1] }
        }
        // What is before `low` is less, and what is at `high` greater.
        while low < high {
            let middle = low + (high - low) / 2
            if ids[middle] == id { return true }
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return false
    }

    private static func stretch(of id: Int64) -> Int { Int((id - ImportedID.range.lowerBound) >> bits) }
}
