public import Bookings
internal import GRDB

/// Writes what an import changes, each row with its row of the change log, in the transaction that it is made in.
public final class ImportWriter {
    private let database: Database
    private let snapshot: Snapshot
    private let source: String
    private let site: Site.ID
    private let now: Instant
    private var statements: [String: Statement] = [:]
    private var isNamed = false

    /// - `isKnown`: whether the source has a row in the database.
    init(_ transaction: EditTransaction, source: String, site: Site.ID, now: Instant, isKnown: Bool) {
        database = transaction.database
        snapshot = transaction.snapshot
        (self.source, self.site, self.now) = (source, site, now)
        isNamed = isKnown
    }

    /// The rows that came from the source, with the columns asked for.
    public func rows(of table: ImportedTable, columns: [String]) throws -> ImportedRows {
        let owner = table == .session || table == .service ? "link_owner = 'SOURCE'" : "1"
        let list = ["id", "external_id", owner] + columns
        // By the table itself, in order: an index would be a look-up for each row.
        let statement = try database.makeStatement(
            sql: "SELECT \(list.joined(separator: ", ")) FROM main.\(table.rawValue) NOT INDEXED WHERE source = ? ORDER BY id")
        try statement.setArguments([source])
        return ImportedRows(statement, columns: columns.count)
    }

    /// Adds a row. Returns false if its id belongs to a row of another origin.
    public func insert(_ row: ImportedRow, into table: ImportedTable, columns: [String]) throws -> Bool {
        try nameSource()
        var (names, values) = (
            ["id", "external_id", "source"] + columns, [row.id.databaseValue, row.key.databaseValue, source.databaseValue]
        )
        values += row.values.map(\.databaseValue)
        if [.staff, .service, .member].contains(table) { (names, values) = (names + ["site_id"], values + [site.rawValue.databaseValue]) }
        if [.session, .service].contains(table) { (names, values) = (names + ["link_owner"], values + ["SOURCE".databaseValue]) }
        // A view need not have them, and the table has no default.
        if table == .service, !names.contains("type") { (names, values) = (names + ["type"], values + ["APPOINTMENT".databaseValue]) }
        if table == .booking, !names.contains("booked_at") { (names, values) = (names + ["booked_at"], values + [0.databaseValue]) }
        let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
        try run(
            "INSERT OR IGNORE INTO main.\(table.rawValue) (\(names.joined(separator: ", "))) VALUES (\(marks))", StatementArguments(values))
        guard database.changesCount > 0 else { return false }
        try log("import.new", table, row.id, before: "{}", after: "{}")
        return true
    }

    /// Changes a row to what the source says.
    ///
    /// - `count`: of the columns, from the first, how many are the source's to say.
    public func update(_ old: ImportedRow, to row: ImportedRow, in table: ImportedTable, columns: [String], count: Int) throws {
        if table == .service, let type = columns.firstIndex(of: "type"), old.values[type] != row.values[type] {
            // A course has one link, which is its own: the schema's rule, for which the order would be wrong.
            try run(
                "UPDATE main.session SET link_state = 'INHERIT', link_url = NULL, link_password = '', link_description = '' WHERE service_id = ? AND link_state = 'SET'",
                [row.id])
        }
        let assignments = columns.prefix(count).map { "\($0) = ?" }.joined(separator: ", ")
        try run(
            "UPDATE main.\(table.rawValue) SET \(assignments) WHERE id = ?",
            StatementArguments(row.values.prefix(count).map(\.databaseValue) + [row.id.databaseValue]))
        let changed = (0..<count).filter { old.values[$0] != row.values[$0] }
        try log(
            "import.changed", table, row.id, before: json(old, table, columns, changed), after: json(row, table, columns, changed))
    }

    /// Cancels a booking or a session that is gone from the source.
    public func cancel(_ id: Int64, in table: ImportedTable, was status: String) throws {
        let word = table == .booking ? Booking.Status.canceled.rawValue : Session.Status.cancelled.rawValue
        try run("UPDATE main.\(table.rawValue) SET status = ? WHERE id = ?", [word, id])
        try log("import.cancelled", table, id, before: #"{"status":"\#(status)"}"#, after: #"{"status":"\#(word)"}"#)
    }

    /// Says that a staff member gives a service. Returns whether that is new.
    public func assign(service: Int64, staff: Int64) throws -> Bool {
        try run("INSERT OR IGNORE INTO main.service_staff (service_id, staff_id) VALUES (?, ?)", [service, staff])
        guard database.changesCount > 0 else { return false }
        try log("import.new", .serviceStaff, service, before: "{}", after: #"{"staff":\#(staff)}"#)
        return true
    }

    /// Reads what is not over: sessions, and the services of which they are.
    public func whatIsToCome() throws -> (sessions: ImportedIDs, services: Set<Int64>) {
        var (sessions, services) = (ImportedIDs(), Set<Int64>())
        let ahead = try Row.fetchCursor(
            database, sql: "SELECT id, service_id FROM main.session WHERE ends_at > ? ORDER BY id", arguments: [now.seconds])
        while let row = try ahead.next() {
            sessions.append(row[0])
            services.insert(row[1])
        }
        return (sessions, services)
    }

    /// Reads key and status of a session of the source; nil if it is cancelled already, or has a booking that may still be taken.
    public func sessionWithoutOpenBookings(_ session: Int64) throws -> (key: String, status: String)? {
        let statement = try statement(
            """
            SELECT external_id, status FROM main.session WHERE id = ? AND status <> 'CANCELLED' AND NOT EXISTS
                (SELECT 1 FROM main.booking WHERE session_id = session.id AND status NOT IN ('CANCELED', 'DECLINED'))
            """)
        return try Row.fetchOne(statement, arguments: [session]).map { (key: $0[0], status: $0[1]) }
    }

    /// Writes down what state of the source was read.
    public func keep(stamp: String) throws {
        try nameSource()
        try run("UPDATE main.source SET stamp = ?, imported_at = ? WHERE name = ?", [stamp, now.seconds, source])
    }

    /// Rows refer to their source.
    private func nameSource() throws {
        guard !isNamed else { return }
        try run("INSERT INTO main.source (name, site_id, stamp, imported_at) VALUES (?, ?, '', ?)", [source, site.rawValue, now.seconds])
        isNamed = true
    }

    /// The change log keeps no name, no address and no link: they are what is erased, and what is secret.
    private func json(_ row: ImportedRow, _ table: ImportedTable, _ columns: [String], _ changed: [Int]) throws -> String {
        let fields = changed.map { index in
            let value: Change.Value =
                switch (columns[index], row.values[index]) {
                case (_, .null): .absent
                case (_, .number(let number)): .number(number)
                case ("link_url", .text(let url)), ("manage_url", .text(let url)): Change.Value(Link(url: url))
                case ("link_password", .text), ("link_description", .text): .text("…")
                case (_, .text(let text)): .text(table == .member ? "…" : text)
                }
            return Change.Field(columns[index], value, value)
        }
        return try ChangeLogText.json(fields) { $0.before }
    }

    private func log(_ action: String, _ table: ImportedTable, _ id: Int64, before: String, after: String) throws {
        try run(
            "INSERT INTO main.change_log (changed_at, actor, action, site_id, subject, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [now.seconds, "import:\(source)", action, site.rawValue, "\(table.rawValue):\(id)", before, after])
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws { try statement(sql).execute(arguments: arguments) }

    private func statement(_ sql: String) throws -> Statement {
        if let known = statements[sql] { return known }
        let made = try database.makeStatement(sql: sql)
        statements[sql] = made
        return made
    }
}

extension EditTransaction {
    /// Writes what one import changes.
    public func importWriter(source: String, site: Site.ID, now: Instant) throws -> ImportWriter {
        let isKnown = try snapshot.sources().contains { $0.name == source }
        return ImportWriter(self, source: source, site: site, now: now, isKnown: isKnown)
    }
}

extension ImportedValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .number(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
