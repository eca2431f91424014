import Bookings

/// What an import changes, counted by table, and the first changes one by one.
struct ImportTally {
    enum Action: String, CaseIterable {
        case new, changed, cancelled, kept
    }

    struct Entry {
        let action: Action
        let table: ImportedTable
        let id: Int64
        let key: String
        /// The columns that differ.
        let columns: [String]
    }

    private(set) var counts: [ImportedTable: [Action: Int]] = [:]
    private(set) var entries: [Entry] = []
    /// Rows with an error, which stay as they were.
    var leftOut = 0
    /// Rows of erased members, which do not come back.
    var erased = 0
    /// Links that were changed here, and differ from the source's.
    var keptLinks = 0
    /// Bookings to come: how many there were, and how many are cancelled.
    var toCome = 0
    var cancellations = 0
    /// Members behind whose key is somebody else: name and address both changed.
    var newIdentities: [String] = []
    /// Whether the source had any row at all.
    var hasRows = false

    private static let mostEntries = 1000

    mutating func add(_ action: Action, _ table: ImportedTable, _ id: Int64, _ key: String, columns: [String] = []) {
        counts[table, default: [:]][action, default: 0] += 1
        if action != .kept, entries.count < Self.mostEntries {
            entries.append(Entry(action: action, table: table, id: id, key: key, columns: columns))
        }
    }

    func count(of action: Action) -> Int { counts.values.reduce(0) { $0 + $1[action, default: 0] } }
    var changes: Int { Action.allCases.filter { $0 != .kept }.reduce(0) { $0 + count(of: $1) } }
}
