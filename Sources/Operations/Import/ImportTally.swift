import Bookings

/// What an import changes, counted by table, and the first changes one by one.
struct ImportTally {
    enum Action: String, CaseIterable {
        case new, changed, cancelled, kept

        fileprivate var place: Int {
            switch self {
            case .new: 0
            case .changed: 1
            case .cancelled: 2
            case .kept: 3
            }
        }
    }

    struct Entry {
        let action: Action
        let table: ImportedTable
        let id: Int64
        let key: String
        /// The columns that differ.
        let columns: [String]
    }

    /// By table and action: an array, since a million rows are counted.
    private var numbers = [[Int]](repeating: [0, 0, 0, 0], count: ImportedTable.allCases.count)
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
    /// Members behind whose key is somebody else: name and address both changed. How many, and the key of the first.
    private(set) var newIdentities = 0
    private(set) var firstNewIdentity: String?
    /// Whether the source had any row at all.
    var hasRows = false

    private static let mostEntries = 1000

    mutating func add(_ action: Action, _ table: ImportedTable, _ id: Int64, _ key: String, columns: [String] = []) {
        numbers[table.place][action.place] += 1
        if action != .kept, entries.count < Self.mostEntries {
            entries.append(Entry(action: action, table: table, id: id, key: key, columns: columns))
        }
    }

    mutating func addNewIdentity(_ key: String) {
        newIdentities += 1
        firstNewIdentity = firstNewIdentity ?? key
    }

    /// How many rows of a table; nil where it has none.
    func counts(of table: ImportedTable) -> [Action: Int]? {
        let row = numbers[table.place]
        return row == [0, 0, 0, 0] ? nil : Dictionary(uniqueKeysWithValues: Action.allCases.map { ($0, row[$0.place]) })
    }

    func count(of action: Action) -> Int { numbers.reduce(0) { $0 + $1[action.place] } }
    var changes: Int { Action.allCases.filter { $0 != .kept }.reduce(0) { $0 + count(of: $1) } }
}
