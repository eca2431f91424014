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
    /// Whether the statement is at a row that was not read yet; nil before the first.
    private var isAtRow: Bool?

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

    /// The next row. Of rows with one key none is good: which of them comes first, the source does not say.
    package func next() throws(SourceProblem) -> Step? {
        if isAtRow == nil { isAtRow = try statement.step() }
        guard isAtRow == true else { return nil }
        let (step, row) = read()
        isAtRow = try statement.step()
        guard table != .serviceStaff, let key = row.key else { return step }
        var isTwice = false
        while isAtRow == true, case .number(row.id) = statement[0] {
            isTwice = true
            var other = checks.begin(table, key: nil)
            let otherKey = self.key.flatMap { checks.key(statement[$0 + 1], &other) } ?? ""
            if otherKey == key {
                checks.fault(row, .duplicateRow, "the key is there twice", "a key names one row")
            } else {
                checks.fault(
                    checks.begin(table, key: otherKey), .duplicateRow, "has the same id as the key `\(key)`", "change one of the two keys")
            }
            isAtRow = try statement.step()
        }
        return isTwice ? .bad(id: row.id) : step
    }

    /// Reads and checks the row at which the statement is.
    private func read() -> (Step, RowChecks.Row) {
        var row = checks.begin(table, key: nil)
        if table != .serviceStaff {
            guard let place = key, case .number(let id) = statement[0],
                let key = checks.key(statement[place + 1], &row), !key.isEmpty
            else {
                checks.fault(row, .missingValue, "`key` is empty or no text", "give each row a key that stays the same for ever")
                return (.bad(id: nil), row)
            }
            row = checks.begin(table, key: key)
            row.id = id
        }
        var values: [ImportedValue] = []
        values.reserveCapacity(present.count)
        for (index, column) in present.enumerated() {
            values.append(index == key ? .null : checks.value(statement[index + 1], of: column, &row))
        }
        checks.rules(of: values, at: places, &row)
        if row.isErased { return (.erased, row) }
        guard !row.isBad else { return (.bad(id: table == .serviceStaff ? nil : row.id), row) }
        return (.row(ImportedRow(id: row.id, key: row.key ?? "", values: stored(values))), row)
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
