/// Ids in ascending order: which rows of a table a source has.
///
/// Eight bytes an id. Ids of imported rows are digests and so spread evenly, which is why a look-up begins where an id must be instead of
/// in the middle: of a million ids it looks at a handful that lie side by side.
public struct ImportedIDs: Sendable {
    private var ids: [Int64] = []

    public init() {}

    /// - `id`: greater than all before, or the last one again.
    public mutating func append(_ id: Int64) {
        precondition(ids.last.map { $0 <= id } ?? true, "ids are appended in order")
        ids.append(id)
    }

    public func contains(_ id: Int64) -> Bool {
        guard let first = ids.first, let last = ids.last, first <= id, id <= last else { return false }
        var (low, high) = (0, ids.count - 1)
        var isGuess = true
        // `ids[low] <= id <= ids[high]` holds throughout.
        while low < high {
            let (least, most) = (ids[low], ids[high])
            if least == id || most == id { return true }
            // Halving every second time keeps ids that are not spread evenly from taking longer than a binary search does twice.
            // Neighbours may be one number to a `Double`.
            let width = Double(most) - Double(least)
            let share = isGuess && width > 0 ? (Double(id) - Double(least)) / width : 0.5
            let place = min(high - 1, low + Int(share * Double(high - low)))
            isGuess.toggle()
            if ids[place] == id { return true }
            if ids[place] < id {
                low = place + 1
                if ids[low] > id { return false }
            } else {
                // Not the first one: `ids[low] <= id`.
                high = place - 1
                if ids[high] < id { return false }
            }
        }
        return ids[low] == id
    }
}
