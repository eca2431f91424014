import BookingDatabase
import Bookings
import Importing

/// Compares a source with the booking database, both in order of ids, and writes the difference.
///
/// One pass, so memory holds neither: of a million rows it keeps the ids. What is wrong is found on the way; the transaction around it is
/// undone then.
struct ImportMerge {
    private let source: OpenSource
    private let checks: RowChecks
    private let writer: ImportWriter
    private let name: String
    private let now: Instant
    /// Whether what is not in the source any more is gone.
    private let isComplete: Bool

    private(set) var tally = ImportTally()
    /// A row without a key may be any: then nothing counts as gone.
    private var hasNameless = false
    /// Sessions that the source does not have any more: which of them are cancelled, the bookings tell.
    private var goneSessions: [Int64] = []
    /// What is not over, for bookings.
    private var sessionsToCome = ImportedIDs()
    private var coursesToCome: Set<Int64> = []

    init(_ source: OpenSource, _ checks: RowChecks, _ writer: ImportWriter, name: String, isComplete: Bool, now: Instant) {
        (self.source, self.checks, self.writer, self.name, self.now) = (source, checks, writer, name, now)
        self.isComplete = isComplete
        hasNameless = source.unreadableRows > 0
    }

    mutating func run() throws {
        for table in ImportedTable.allCases {
            if table == .booking {
                (sessionsToCome, coursesToCome) = try writer.whatIsToCome()
            }
            guard let rows = try checks.rows(of: table, in: source) else { continue }
            if table == .serviceStaff { try assign(rows) } else { try merge(rows) }
        }
        checks.end()
        try cancelGoneSessions()
    }

    private mutating func assign(_ rows: ForeignRows) throws {
        guard let service = rows.columns.firstIndex(of: "service_id"), let staff = rows.columns.firstIndex(of: "staff_id") else { return }
        while let step = try rows.next() {
            guard case .row(let row) = step, let service = row.values[service].number, let staff = row.values[staff].number else {
                tally.leftOut += 1
                continue
            }
            tally.hasRows = true
            let isNew = try writer.assign(service: service, staff: staff)
            tally.add(isNew ? .new : .kept, .serviceStaff, service, "")
        }
    }

    private mutating func merge(_ rows: ForeignRows) throws {
        let (table, columns) = (rows.table, rows.columns)
        let stored = try writer.rows(of: table, columns: columns)
        let layout = Layout(columns)
        var here = try stored.next()
        while let step = try rows.next() {
            switch step {
            case .erased: tally.erased += 1
            case .bad(nil):
                hasNameless = true
                tally.leftOut += 1
            case .bad(let id?):
                tally.leftOut += 1
                try passGone(&here, before: id, stored, table, layout)
                // It stays as it was, and what refers to it may.
                if here?.row.id == id {
                    checks.know(id, of: table)
                    count(here, table, layout)
                    here = try stored.next()
                }
            case .row(let row):
                tally.hasRows = true
                try passGone(&here, before: row.id, stored, table, layout)
                checks.know(row.id, of: table)
                if let old = here, old.row.id == row.id {
                    try compare(old, row, rows, layout)
                    here = try stored.next()
                } else if try writer.insert(row, into: table, columns: columns) {
                    tally.add(.new, table, row.id, row.key)
                } else {
                    checks.tell(
                        Finding(
                            .error, .duplicateRow, "\(name).\(table.rawValue):\(row.key)",
                            "has the id `\(row.id)`, which another row of the booking database has", advice: "change the key"))
                }
            }
        }
        while let old = here {
            try gone(old, table, layout)
            here = try stored.next()
        }
    }

    /// Where in a row's values the columns stand that decide what becomes of it.
    private struct Layout {
        let columns: [String]
        let status, session, course, ends: Int?

        init(_ columns: [String]) {
            self.columns = columns
            status = columns.firstIndex(of: "status")
            session = columns.firstIndex(of: "session_id")
            course = columns.firstIndex(of: "course_id")
            ends = columns.firstIndex(of: "ends_at")
        }
    }

    private mutating func passGone(
        _ here: inout ImportedRows.Stored?, before id: Int64, _ stored: ImportedRows, _ table: ImportedTable, _ layout: Layout
    ) throws {
        while let old = here, old.row.id < id {
            try gone(old, table, layout)
            here = try stored.next()
        }
    }

    private mutating func compare(_ old: ImportedRows.Stored, _ row: ImportedRow, _ rows: ForeignRows, _ layout: Layout) throws {
        let (table, columns) = (rows.table, rows.columns)
        guard old.row.key == row.key else {
            return checks.tell(
                Finding(
                    .error, .duplicateRow, "\(name).\(table.rawValue):\(row.key)", "has the same id as the key `\(old.row.key)`",
                    advice: "change one of the two keys"))
        }
        let isToCome = count(old, table, layout)
        // A link that was changed here is not the source's any more.
        let ofSource = columns.count - (old.linkIsOfSource ? 0 : rows.linkColumns)
        let changed = (0..<ofSource).filter { old.row.values[$0] != row.values[$0] }
        if ofSource < columns.count, old.row.values[ofSource...] != row.values[ofSource...] { tally.keptLinks += 1 }
        guard !changed.isEmpty else { return tally.add(.kept, table, row.id, row.key) }
        if table == .member { note(identityOf: row, old.row, columns) }
        let isClosed = table == .booking && isToCome && isClosed(row, layout)
        if isClosed { tally.cancellations += 1 }
        try writer.update(old.row, to: row, in: table, columns: columns, count: ofSource)
        tally.add(isClosed ? .cancelled : .changed, table, row.id, row.key, columns: changed.map { columns[$0] })
    }

    private mutating func note(identityOf row: ImportedRow, _ old: ImportedRow, _ columns: [String]) {
        func differs(_ name: String) -> Bool { columns.firstIndex(of: name).map { old.values[$0] != row.values[$0] } ?? false }
        if differs("first_name") || differs("last_name"), differs("email") { tally.addNewIdentity(row.key) }
    }

    /// Counts a booking that is to come. Returns whether it is one.
    @discardableResult private mutating func count(_ stored: ImportedRows.Stored?, _ table: ImportedTable, _ layout: Layout) -> Bool {
        guard let stored, table == .booking, !isClosed(stored.row, layout), isToCome(stored.row, layout) else { return false }
        tally.toCome += 1
        return true
    }

    private func isClosed(_ row: ImportedRow, _ layout: Layout) -> Bool {
        guard let status = layout.status, let word = row.values[status].text else { return false }
        return Booking.Status(rawValue: word)?.isOpen == false
    }

    private func isToCome(_ row: ImportedRow, _ layout: Layout) -> Bool {
        if let course = layout.course.flatMap({ row.values[$0].number }) { return coursesToCome.contains(course) }
        return layout.session.flatMap { row.values[$0].number }.map(sessionsToCome.contains) == true
    }

    /// What is gone is cancelled, never deleted: an address must not come back to life for somebody else.
    private mutating func gone(_ old: ImportedRows.Stored, _ table: ImportedTable, _ layout: Layout) throws {
        switch table {
        case .booking where count(old, table, layout):
            // Rows without a key come first, and bookings last: whether one may be any of these is known by now.
            guard isComplete, !hasNameless else { return }
            try writer.cancel(old.row.id, in: .booking, was: layout.status.flatMap { old.row.values[$0].text } ?? "")
            tally.cancellations += 1
            tally.add(.cancelled, .booking, old.row.id, old.row.key)
        case .session where isComplete && layout.ends.flatMap({ old.row.values[$0].number }).map({ $0 > now.seconds }) == true:
            goneSessions.append(old.row.id)
        default: break
        }
    }

    private mutating func cancelGoneSessions() throws {
        guard isComplete, !hasNameless else { return }
        for id in goneSessions {
            guard let session = try writer.sessionWithoutOpenBookings(id) else { continue }
            try writer.cancel(id, in: .session, was: session.status)
            tally.add(.cancelled, .session, id, session.key)
        }
    }
}
