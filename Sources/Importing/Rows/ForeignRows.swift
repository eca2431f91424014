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
    private let places: RowPlaces
    private let key: Int?
    private let fillings: [Filling]
    private var last: (id: Int64, key: String)?

    init(_ statement: SourceStatement, _ table: ImportedTable, _ present: [ImportedColumn], _ checks: RowChecks) {
        self.statement = statement
        self.table = table
        self.checks = checks
        self.present = present
        places = RowPlaces(present)
        key = present.firstIndex(where: \.isKey)
        var columns = present.filter { column in !column.isKey && !column.isLink }.map(\.stored)
        if table == .booking {
            for column in ["session_id", "course_id"] where !columns.contains(column) { columns.append(column) }
        }
        let hasLink = present.contains { $0.name == "link_url" }
        let link = hasLink ? (table == .session ? ["link_state"] : []) + ["link_url", "link_password", "link_description"] : []
        linkColumns = link.count
        self.columns = columns + link
        let url = places.link
        fillings = self.columns.map { name in
            let place = present.firstIndex { !$0.isKey && $0.stored == name }
            return switch (name, url) {
            case ("link_state", let url?): .linkState(url: url)
            case ("link_password", let url?), ("link_description", let url?): .linkText(place, url: url)
            default: place.map { .value($0) } ?? .nothing
            }
        }
    }

    /// What a stored column is filled with.
    private enum Filling {
        case value(Int)
        /// What goes with a link goes with it.
        case linkState(url: Int)
        case linkText(Int?, url: Int)
        case nothing
    }

    package func next() throws(SourceProblem) -> Step? {
        guard try statement.step() else { return nil }
        var row = checks.begin(table, key: nil)
        if table != .serviceStaff {
            guard let place = key, case .number(let id) = statement[0],
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
        var values: [ImportedValue] = []
        values.reserveCapacity(present.count)
        for (index, column) in present.enumerated() {
            values.append(index == key ? .null : checks.value(statement[index + 1], of: column, &row))
        }
        checks.rules(of: values, at: places, &row)
        if row.isErased { return .erased }
        guard !row.isBad else { return .bad(id: table == .serviceStaff ? nil : row.id) }
        return .row(ImportedRow(id: row.id, key: row.key ?? "", values: stored(values)))
    }

    private func stored(_ values: [ImportedValue]) -> [ImportedValue] {
        fillings.map { filling in
            switch filling {
            case .value(let place): values[place]
            case .linkState(let url): .text(values[url] == .null ? "INHERIT" : "SET")
            case .linkText(let place, let url): place.flatMap { values[url] == .null ? nil : values[$0] } ?? .text("")
            case .nothing: .null
            }
        }
    }
}

extension ImportedColumn {
    var isKey: Bool { if case .key = kind { true } else { false } }
    var isLink: Bool { name.hasPrefix("link_") }
}
