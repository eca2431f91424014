/// Finds a row by its id: the place of each among all rows.
///
/// A database numbers its rows one after the other: then it is a plain array, by id. Ids that are made of a source's keys lie anywhere:
/// then a dictionary.
public struct IDIndex<Row>: Sendable {
    /// The id that the array begins with.
    private let first: Int64
    /// Places by id; -1 where there is no such row. Empty where ids lie anywhere.
    private let near: [Int32]
    private let far: [Int64: Int32]

    /// - `ids`: mostly in ascending order. Of two that are alike the first is found.
    public init(_ ids: some RandomAccessCollection<Identifier<Row>>) {
        first = ids.first?.rawValue ?? 0
        let (length, overflows) = (ids.last?.rawValue ?? 0).subtractingReportingOverflow(first)
        // What a damaged table hands out may be in another order.
        let isNear = !overflows && length < 4 * Int64(ids.count) && zip(ids, ids.dropFirst()).allSatisfy(<=)
        guard isNear, !ids.isEmpty else {
            near = []
            far = Dictionary(ids.enumerated().map { ($1.rawValue, Int32($0)) }) { first, _ in first }
            return
        }
        var near = [Int32](repeating: -1, count: Int(length) + 1)
        for (place, id) in ids.enumerated() {
            let index = Int(id.rawValue - first)
            if near[index] < 0 { near[index] = Int32(place) }
        }
        self.near = near
        far = [:]
    }

    /// The place of the row; nil where there is none of this id.
    public subscript(id: Identifier<Row>) -> Int? {
        if near.isEmpty { return far[id.rawValue].map(Int.init) }
        let (index, overflows) = id.rawValue.subtractingReportingOverflow(first)
        guard !overflows, index >= 0, index < near.count, near[Int(index)] >= 0 else { return nil }
        return Int(near[Int(index)])
    }
}
