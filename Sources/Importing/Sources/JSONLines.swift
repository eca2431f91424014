internal import Bookings
private import Templating

extension SourceConnection {
    /// Makes our views of JSON Lines, which hold their rows: `{"booking": {"key": …}}`, or the row itself with a `"table"`.
    ///
    /// A time is a number of seconds or a text that `instant` reads. The last line counts those before it.
    func load(lines path: String) throws(SourceProblem) -> [ImportedTable: [ImportedColumn]] {
        func wrong(_ line: Int, _ sentence: String, _ hint: String = "each line is `{\"VIEW\": {\"key\": …}}`") -> SourceProblem {
            .text(path: path, line: line, sentence: sentence, hint: hint)
        }
        try execute(
            """
            ATTACH '' AS source; PRAGMA source.journal_mode = OFF; BEGIN;
            CREATE TABLE source.line (number INTEGER PRIMARY KEY, view TEXT, row TEXT)
            """)
        try insertLines(of: path, wrong)
        let tables = ImportedTable.allCases.map(\.rawValue)
        let kinds = try statement("SELECT view, min(number) FROM source.line GROUP BY view ORDER BY 2")
        while try kinds.step() {
            guard !tables.contains(kinds.text(0)), case .number(let line) = kinds[1] else { continue }
            let near = nearestName(to: kinds.text(0), among: tables)
            throw wrong(Int(line), "there is no view `\(kinds.text(0))`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
        }
        var found: [ImportedTable: [ImportedColumn]] = [:]
        let columns = try statement(
            "SELECT view, key, min(number) FROM source.line, json_each(line.row) WHERE key <> 'table' OR view <> json_extract(line.row, '$.table') GROUP BY 1, 2 ORDER BY 3, 2"
        )
        while try columns.step() {
            guard let table = ImportedTable(rawValue: columns.text(0)), case .number(let line) = columns[2] else { continue }
            guard let column = table.column(columns.text(1)) else {
                let near = nearestName(to: columns.text(1), among: table.columns.map(\.name))
                throw wrong(
                    Int(line), "`\(table.rawValue)` has no column `\(columns.text(1))`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
            }
            found[table, default: []].append(column)
        }
        for (table, columns) in found {
            if let lacking = table.columns.first(where: { column in column.isNeeded && !columns.contains { $0.name == column.name } }) {
                throw wrong(0, "its rows of `\(table.rawValue)` have no `\(lacking.name)`")
            }
            let list = columns.map { column in
                let value = "json_extract(row, '$.\(column.name)')"
                if case .time = column.kind { return "instant(\(value)) AS \(column.name)" }
                return "\(value) AS \"\(column.name)\""
            }
            try execute(
                "CREATE TEMP VIEW \(table.rawValue) AS SELECT \(list.joined(separator: ", ")) FROM source.line WHERE view = '\(table.rawValue)'"
            )
        }
        // A table without a line has no row: it is there all the same, so that what is gone is noticed.
        for table in ImportedTable.allCases where found[table] == nil {
            let columns = table.columns.filter { $0.isNeeded || (table == .booking && $0.name == "session") }
            found[table] = columns
            try execute(
                "CREATE TEMP VIEW \(table.rawValue) AS SELECT \(columns.map { "NULL AS \"\($0.name)\"" }.joined(separator: ", ")) WHERE FALSE"
            )
        }
        return found
    }

    private func insertLines(of path: String, _ wrong: (Int, String, String) -> SourceProblem) throws(SourceProblem) {
        let insert = try statement(
            """
            INSERT INTO source.line
            SELECT ?1, coalesce(CASE WHEN json_type(?2, '$.table') = 'text' THEN json_extract(?2, '$.table') END, (SELECT key FROM json_each(?2) LIMIT 1)),
                CASE WHEN json_type(?2, '$.table') = 'text' THEN ?2 ELSE (SELECT value FROM json_each(?2) WHERE type = 'object' LIMIT 1) END
            WHERE json_valid(?2) AND json_type(?2) = 'object'
            RETURNING row IS NOT NULL
            """)
        let end = try statement(
            "SELECT json_extract(?1, '$.end') WHERE json_valid(?1) AND (SELECT count(*) FROM json_each(?1)) = 1 AND json_type(?1, '$.end') = 'integer'"
        )
        var (rows, isComplete) = (0, false)
        var file = try SourceBytes(of: path)
        _ = try file.skip(SourceText.mark)
        while let bytes = try file.line() {
            let number = file.lines
            guard bytes.contains(where: { $0 > 0x20 }) else { continue }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw wrong(number, "it is not UTF-8 text", "write it as UTF-8")
            }
            if isComplete { throw wrong(number, "there is a line behind the one that counts them", "`{\"end\": …}` is the last") }
            end.bind([.text(text)])
            if try end.step() {
                guard case .number(let count) = end[0], count == rows else { throw .cutShort(path: path, lines: rows) }
                isComplete = true
                continue
            }
            insert.bind([.number(Int64(number)), .text(text)])
            guard try insert.step() else {
                // Half a line is what is left of a program that was ended.
                throw text.hasSuffix("}")
                    ? wrong(number, "it is not a JSON object", "each line is one") : .cutShort(path: path, lines: rows)
            }
            guard case .number(1) = insert[0] else { throw wrong(number, "it holds no row", "each line is `{\"VIEW\": {\"key\": …}}`") }
            rows += 1
        }
        guard isComplete else { throw .cutShort(path: path, lines: rows) }
    }
}
