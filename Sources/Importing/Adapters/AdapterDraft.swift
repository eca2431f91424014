internal import Bookings
private import Foundation

/// Proposes an adapter for a database that nobody has written one for: its tables and columns as a comment, and views to correct.
package struct AdapterDraft {
    package let sql: String

    /// - `path`: an SQLite, CSV or JSON file; none of its rows is written out but the form of its times.
    package init(of path: String) throws(SourceProblem) {
        let kind = try SourceKind(path: path)
        guard kind.needsAdapter else { throw .unknownKind(path: path) }
        let connection = try SourceConnection(limit: .seconds(60))
        var told: [Finding] = []
        switch kind {
        case .sqlite: try connection.attach(path)
        case .csv: _ = try connection.load(csv: path, name: "draft", &told)
        case .json, .jsonLines, .standardInput: try connection.load(json: path)
        }
        let tables = try Self.tables(of: connection)
        var text =
            "-- A draft for \(Self.comment((path as NSString).lastPathComponent)): correct what stands behind `--?`, then `joinery import --dry-run`.\n--\n"
        text += "-- What there is:\n"
        for table in tables { text += "--   \(Self.comment(table.name)) (\(Self.comment(table.columns.joined(separator: ", "))))\n" }
        text +=
            "--\n-- `instant(value, zone, pattern)` reads times; milliseconds are divided by 1000 first. The manual's page \"Import\" lists all columns.\n"
        for view in ImportedTable.allCases { text += "\n" + Self.view(view, of: tables, connection) }
        sql = text
    }

    struct Table {
        let name: String
        var columns: [String] = []
        /// The tables that columns refer to, by the foreign keys that are declared.
        var references: [String: String] = [:]
        /// The name in small letters, without the prefix that its application gives to all of them.
        var plainName = ""

        static func plain(_ name: some StringProtocol) -> String { name.lowercased().replacing("_", with: "") }

        /// The first column that one of the words describes, in the order of the words.
        func column(_ words: [String]) -> String? {
            let plain = columns.map { ($0, Self.plain($0)) }
            for word in words { if let found = plain.first(where: { $0.1 == word }) { return found.0 } }
            for word in words { if let found = plain.first(where: { $0.1.contains(word) && !$0.1.hasSuffix("id") }) { return found.0 } }
            return nil
        }

        /// The column that refers to a row of a table: by its foreign key, or by its name.
        func reference(to table: Table?, _ words: [String]) -> String? {
            if let table, let found = columns.first(where: { references[$0] == table.name }) { return found }
            let plain = columns.map { ($0, Self.plain($0)) }
            for word in (table.map { [$0.plainName] } ?? []) + words where word.utf8.count > 2 {
                let stems = word.hasSuffix("s") ? [word, String(word.dropLast())] : [word]
                let forms = stems.flatMap { [$0 + "id", "id" + $0, "id" + $0 + "s", $0] }
                if let found = plain.first(where: { forms.contains($0.1) }) { return found.0 }
            }
            return nil
        }
    }

    private static func tables(of connection: SourceConnection) throws(SourceProblem) -> [Table] {
        let rows = try connection.statement(
            """
            SELECT t.name, c.name, (SELECT f."table" FROM pragma_foreign_key_list(t.name, 'source') f WHERE f."from" = c.name)
            FROM source.sqlite_master t JOIN pragma_table_xinfo(t.name, 'source') c
            WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid
            """)
        var tables: [Table] = []
        while try rows.step() {
            let (table, column) = (rows.text(0), rows.text(1))
            if tables.last?.name != table { tables.append(Table(name: table)) }
            tables[tables.count - 1].columns.append(column)
            if case .text(let other) = rows[2] { tables[tables.count - 1].references[column] = other }
        }
        func prefix(_ name: String) -> Substring { name.firstIndex(of: "_").map { name[...$0] } ?? "" }
        let prefixes = Dictionary(grouping: tables.map { prefix($0.name) }) { $0 }.mapValues(\.count)
        for index in tables.indices {
            let name = tables[index].name
            tables[index].plainName = Table.plain(prefixes[prefix(name), default: 0] > 2 ? name.dropFirst(prefix(name).count) : name[...])
        }
        return tables
    }

    /// The tables that each view is likely made from, by words in their names.
    private static let likely: [ImportedTable: [String]] = [
        .staff: ["staff", "teacher", "trainer", "instructor", "provider", "coach", "therapist", "employee", "host"],
        .service: ["service", "eventtype", "classtype", "course", "fitnessclass", "product", "activity", "class"],
        .serviceStaff: ["servicesoffered", "servicestaff", "staffservice", "servicesproviders"],
        .session: [
            "session", "slot", "appointmentrequest", "timeslot", "occurrence", "schedule", "event", "lesson", "appointment", "class",
        ],
        .member: ["member", "client", "customer", "attendee", "participant", "student", "patient", "authuser", "user", "people", "person"],
        .booking: ["booking", "reservation", "registration", "enrolment", "enrollment", "appointment", "order"],
    ]

    private static func table(of view: ImportedTable, _ tables: [Table]) -> Table? {
        // What a framework keeps for itself.
        let tables = tables.filter { table in
            !["django_", "schema_", "ar_internal", "alembic", "_prisma"].contains { table.name.hasPrefix($0) }
        }
        let words = likely[view] ?? []
        for word in words {
            if let found = tables.first(where: { [word, word + "s", word + "es"].contains($0.plainName) }) { return found }
        }
        for word in words {
            // The name that says least beside the word.
            let found = tables.filter { $0.plainName.contains(word) }
            if let best = found.min(by: { ($0.plainName.utf8.count, $0.name) < ($1.plainName.utf8.count, $1.name) }) { return best }
        }
        return nil
    }

    private static func view(_ view: ImportedTable, of tables: [Table], _ connection: SourceConnection) -> String {
        guard let table = table(of: view, tables) else {
            let columns = view.columns.filter { $0.isNeeded || ["session", "course"].contains($0.name) }.map(\.name).joined(separator: ", ")
            return
                "-- No table looks like `\(view.rawValue)`. If there is one: CREATE TEMP VIEW \(view.rawValue) AS SELECT … AS \(columns) FROM source.…;\n"
        }
        let columns = view.columns.compactMap { column -> String? in
            guard let (value, isSure) = value(of: column, view, table, tables, connection) else { return nil }
            return "  \(value) AS \(column.name)" + (isSure ? "," : ",  --?")
        }
        var lines = columns
        if let last = lines.last {
            lines[lines.count - 1] =
                last.replacing(",  --?", with: "  --?").hasSuffix(",") ? String(last.dropLast()) : last.replacing(",  --?", with: "  --?")
        }
        return
            "CREATE TEMP VIEW \(view.rawValue) AS\nSELECT\n\(lines.joined(separator: "\n"))\nFROM source.\(Adapter.quoted(table.name));\n"
    }

    /// What a column is likely made from, in SQL, and whether that is likely right; nil for one that may be left out.
    private static func value(
        of column: ImportedColumn, _ view: ImportedTable, _ table: Table, _ tables: [Table], _ connection: SourceConnection
    ) -> (String, isSure: Bool)? {
        let name = column.name
        switch column.kind {
        case .key: return table.column(["id", "uid", "uuid", "key"]).map { (Adapter.quoted($0), true) } ?? ("rowid", false)
        case .reference(let other):
            let words = likely[other] ?? []
            if let found = table.reference(to: Self.table(of: other, tables), words) { return (Adapter.quoted(found), true) }
            if Self.table(of: other, tables)?.name == table.name { return table.column(["id"]).map { (Adapter.quoted($0), true) } }
            return column.isNeeded || name == "session" ? ("NULL", false) : nil
        case .time:
            let words = [
                "starts_at": ["startsat", "starttime", "startat", "start", "begin", "datetime", "date"],
                "ends_at": ["endsat", "endtime", "endat", "end"],
            ]
            guard let found = table.column(words[name] ?? ["createdat", "bookedat", "created"]) else {
                if name == "ends_at", let start = table.column(words["starts_at"] ?? []),
                    let length = table.column(["minutes", "duration", "length"])
                {
                    return ("instant(\(Adapter.quoted(start))) + 60 * \(Adapter.quoted(length))", false)
                }
                return column.isNeeded ? ("NULL", false) : nil
            }
            if let date = table.column(["date", "day"]), found != date, isTimeOfDay(found, table, connection) {
                return ("instant(\(Adapter.quoted(date)) || ' ' || \(Adapter.quoted(found)))", true)
            }
            return ("instant(\(Adapter.quoted(found))\(isMilliseconds(found, table, connection) ? " / 1000" : ""))", true)
        case .word(let words):
            if let found = table.column([name.replacing("_", with: "")]) {
                return (
                    "CASE \(Adapter.quoted(found)) WHEN '…' THEN '\(words[words.count > 1 ? 1 : 0])' ELSE \(Adapter.quoted(found)) END",
                    false
                )
            }
            return view == .booking && name == "status" ? ("'CONFIRMED'", false) : nil
        case .line, .description, .zone, .language:
            let words: [String: [String]] = [
                "first_name": ["firstname", "givenname", "clientname", "customername", "name", "username"],
                "last_name": ["lastname", "surname", "familyname"],
                "name": ["name", "title", "displayname", "username"], "email": ["email", "mail"], "time_zone": ["timezone"],
                "language": ["language", "locale"], "description": ["description"], "location": ["location", "address", "room"],
            ]
            guard let found = words[name].flatMap(table.column) else { return column.isNeeded ? ("'…'", false) : nil }
            return (Adapter.quoted(found), true)
        case .url:
            let words =
                name == "link_url"
                ? [
                    "meetinglink", "meetingurl", "joinlink", "joinurl", "zoomlink", "zoomurl", "videolink", "videourl", "calllink",
                    "callurl",
                ] : ["manageurl", "rescheduleurl", "cancelurl"]
            return table.column(words).map { (Adapter.quoted($0), true) }
        case .number:
            return name == "participants"
                ? table.column(["participants", "seats", "persons", "quantity"]).map { (Adapter.quoted($0), true) } : nil
        }
    }

    private static func sample(_ column: String, _ table: Table, _ connection: SourceConnection) -> String {
        let name = Adapter.quoted(column)
        return connection.list("SELECT \(name) FROM source.\(Adapter.quoted(table.name)) WHERE \(name) IS NOT NULL LIMIT 1").first ?? ""
    }

    private static func isMilliseconds(_ column: String, _ table: Table, _ connection: SourceConnection) -> Bool {
        (Int64(sample(column, table, connection)) ?? 0) > 99_999_999_999
    }

    private static func isTimeOfDay(_ column: String, _ table: Table, _ connection: SourceConnection) -> Bool {
        let bytes = Array(sample(column, table, connection).utf8)
        return (4...15).contains(bytes.count) && bytes.prefix(3).contains(0x3A)
    }

    /// Names are whatever a file holds: none of them ends the comment.
    private static func comment(_ text: String) -> String { text.replacing("\n", with: " ").replacing("\r", with: " ") }
}
