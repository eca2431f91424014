/// The values of one query, read one after the other: a sequence whose reading may fail.
///
///     let members = try snapshot.members(of: site)
///     while let member = try members.next() { … }
///
/// Used by one thread at a time, within the snapshot.
public struct Rows<Value> {
    private let step: () throws -> Value?

    init(_ step: @escaping () throws -> Value?) {
        // A statement of SQLite's that is stepped beyond its end begins again.
        var isOver = false
        self.step = {
            if isOver { return nil }
            let value = try step()
            isOver = value == nil
            return value
        }
    }

    /// Reads the next value; nil after the last, however often it is asked. Throws `DatabaseProblem` or `UnreadableRows` out of the snapshot.
    public func next() throws -> Value? { try step() }

    public func forEach(_ body: (Value) throws -> Void) throws {
        while let value = try next() { try body(value) }
    }

    public func map<Result>(_ transform: (Value) throws -> Result) throws -> [Result] {
        try compactMap(transform)
    }

    public func compactMap<Result>(_ transform: (Value) throws -> Result?) throws -> [Result] {
        var results: [Result] = []
        while let value = try next() { if let result = try transform(value) { results.append(result) } }
        return results
    }

    /// The values in arrays of `size`, the last of which may have fewer.
    public func chunks(of size: Int) -> Rows<[Value]> {
        Rows<[Value]> {
            var chunk: [Value] = []
            while chunk.count < size, let value = try next() { chunk.append(value) }
            return chunk.isEmpty ? nil : chunk
        }
    }

    /// All values at once: for tables that are small.
    public func all() throws -> [Value] { try map { $0 } }
}

extension Rows {
    /// The rows of a statement as values.
    init(_ row: RowReader, _ value: @escaping (RowReader) throws -> Value) {
        self.init { try row.step() ? try value(row) : nil }
    }

    /// Gathers neighbours that belong together: `begin` makes a group of its first row, `add` adds a further one and says whether it
    /// belongs.
    init<Element>(
        grouping rows: Rows<Element>, begin: @escaping (Element) -> Value, add: @escaping (Element, inout Value) -> Bool
    ) {
        var following: Element?
        var isBegun = false
        self.init {
            if !isBegun { (following, isBegun) = (try rows.next(), true) }
            guard let first = following else { return nil }
            var group = begin(first)
            while true {
                following = try rows.next()
                guard let element = following, add(element, &group) else { return group }
            }
        }
    }
}
