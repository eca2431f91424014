package import Bookings

/// The rows of one view, checked one by one, in order of their ids.
///
/// A row with an error is told and handed on as bad; what warns is told too. Used by one thread at a time, in the order of the tables.
package final class ForeignRows {
    package enum Step {
        case row(ImportedRow)
        /// A row with an error; nil where it has no key by which another run could know it.
        case bad(id: Int64?)
        /// A row of an erased member, or the member.
        case erased
    }

    package let table: ImportedTable
    /// The stored columns that rows have values for. Those of a link come last.
    package let columns: [String]
    /// How many of them make up a link.
    package let linkColumns: Int

    private let statement: SourceStatement
    private let checks: RowChecks
    private let present: [ImportedColumn]
    private var last: (id: Int64, key: String)?

    init(_ statement: SourceStatement, _ table: ImportedTable, _ present: [ImportedColumn], _ checks: RowChecks) {
        self.statement = statement
        self.table = table
        self.checks = checks
        self.present = present
        var columns = present.filter { column in !column.isKey && !column.isLink }.map(\.stored)
        if table == .booking {
            for column in ["session_id", "course_id"] where !columns.contains(column) { columns.append(column) }
        }
        let hasLink = present.contains { $0.name == "link_url" }
        let link = hasLink ? (table == .session ? ["link_state"] : []) + ["link_url", "link_password", "link_description"] : []
        linkColumns = link.count
        self.columns = columns + link
    }

    package func next() throws(SourceProblem) -> Step? {
        guard try statement.step() else { return nil }
        var row = checks.begin(table, key: nil)
        if table != .serviceStaff {
            guard let place = present.firstIndex(where: \.isKey), case .number(let id) = statement[0],
                let key = checks.key(statement[place + 1], &row), !key.isEmpty
            else {
                checks.fault(row, .missingValue, "`key` is empty or no text", "give each row a key that stays the same for ever")
                return .bad(id: nil)
            }
            row = checks.begin(table, key: key)
            if let last, last.id == id {
                if last.key == key {
                    checks.fault(row, .duplicateRow, "the key is there twice", "a key names one row")
                } else {
                    checks.fault(row, .duplicateRow, "has the same id as the key `\(last.key)`", "change one of the two keys")
                }
                return .bad(id: id)
            }
            last = (id, key)
            row.id = id
        }
        var values: [String: ImportedValue] = [:]
        for (index, column) in present.enumerated() where !column.isKey {
            values[column.stored] = checks.value(statement[index + 1], of: column, &row)
        }
        checks.rules(of: values, &row)
        if row.isErased { return .erased }
        guard !row.isBad else { return .bad(id: table == .serviceStaff ? nil : row.id) }
        return .row(ImportedRow(id: row.id, key: row.key ?? "", values: stored(values)))
    }

    private func stored(_ values: [String: ImportedValue]) -> [ImportedValue] {
        columns.map { name in
            switch name {
            case "link_state": return .text(values["link_url"] == .null ? "INHERIT" : "SET")
            case "link_password", "link_description": return values["link_url"] == .null ? .text("") : values[name] ?? .text("")
            default: return values[name] ?? .null
            }
        }
    }
}

extension ImportedColumn {
    var isKey: Bool { if case .key = kind { true } else { false } }
    var isLink: Bool { name.hasPrefix("link_") }
}
