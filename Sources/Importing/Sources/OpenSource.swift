package import Bookings
private import Foundation
private import GRDBSQLite

/// A source that is open for one import: its views, read in one snapshot. Never written.
package final class OpenSource {
    let connection: SourceConnection
    let instant: InstantFunction
    /// The views that it has, with their columns.
    package let tables: [ImportedTable: [ImportedColumn]]
    /// What is to be told of the file itself.
    package private(set) var findings: [Finding] = []
    /// Rows that could not be read: any may be missing, so nothing counts as gone.
    package let unreadableRows: Int

    /// What a source is opened with.
    package struct Request {
        package let name: String
        package let path: String
        package let adapter: Adapter?
        package let site: Site
        package let zone: ZoneOffsets
        package let zones: Zones
        package let limit: Duration

        package init(name: String, path: String, adapter: Adapter?, site: Site, zone: ZoneOffsets, zones: Zones, limit: Duration) {
            (self.name, self.path, self.adapter, self.site, self.zone) = (name, path, adapter, site, zone)
            (self.zones, self.limit) = (zones, limit)
        }
    }

    package init(_ request: Request) throws(SourceProblem) {
        let kind = try SourceKind(path: request.path)
        connection = try SourceConnection(limit: request.limit)
        instant = InstantFunction(zones: request.zones, zone: request.zone)
        connection.add(instant)
        connection.addIDs(ofSource: request.name)
        var flaws = 0
        switch kind {
        case .sqlite: try connection.attach(request.path)
        case .csv: flaws = try connection.load(csv: request.path, name: request.name, &findings)
        case .json: try connection.load(json: request.path)
        case .jsonLines, .standardInput: break
        }
        unreadableRows = flaws
        let site = [("id", request.site.id.rawValue), ("time_zone", request.site.timeZone), ("language", request.site.language)]
        try connection.execute(
            "CREATE TEMP VIEW site AS SELECT "
                + site.map { "'\($0.1.replacing("'", with: "''"))' AS \($0.0)" }.joined(separator: ", "))
        if let adapter = request.adapter, kind.needsAdapter {
            connection.watch.isOn = true
            tables = try adapter.run(on: connection)
        } else {
            tables = try connection.load(lines: request.path)
            connection.watch.isOn = true
        }
    }

    /// The rows of one view, in order of their ids; nil if there is no such view.
    func statement(of table: ImportedTable) throws(SourceProblem) -> SourceStatement? {
        guard let columns = tables[table] else { return nil }
        let list = columns.map { Adapter.quoted($0.name) }.joined(separator: ", ")
        let order = table == .serviceStaff ? "" : " ORDER BY 1"
        let id = table == .serviceStaff ? "0" : "joinery_id(\(table.place), \"key\")"
        return try connection.statement("SELECT \(id), \(list) FROM temp.\(table.rawValue)\(order)")
    }
}

extension SourceConnection {
    /// Attaches another program's database and begins its snapshot.
    func attach(_ path: String) throws(SourceProblem) {
        let allowed = CharacterSet(charactersIn: "/-._~").union(.alphanumerics).subtracting(
            CharacterSet(charactersIn: "\u{80}"..."\u{10FFFF}"))
        let url = "file:" + (path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path) + "?mode=ro"
        do throws(SourceProblem) {
            try execute("ATTACH '\(url)' AS source; PRAGMA source.cache_size = -4000; BEGIN; SELECT count(*) FROM source.sqlite_master")
        } catch {
            throw named(error, path)
        }
    }

    /// The same problem, with the file's name and what is behind it.
    private func named(_ problem: SourceProblem, _ path: String) -> SourceProblem {
        switch problem {
        case .notADatabase: .notADatabase(path: path)
        case .locked: .locked(path: path)
        case .damaged(_, let reason): .damaged(path: path, reason: reason)
        case .unreadable(_, let reason):
            if [SQLITE_READONLY | 3 << 8, SQLITE_READONLY | 1 << 8].contains(lastCode) {
                .halfWritten(path: path)
            } else if isWAL(path) {
                .walUnreadable(path: path)
            } else {
                .unreadable(path: path, reason: reason)
            }
        default: problem
        }
    }

    private func isWAL(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 20), head.count == 20 else {
            return false
        }
        // "File format write version": 2 is WAL.
        return head[18] == 2
    }

    /// Makes `source.rows` of a CSV file. Returns how many of its rows could not be read, of which the first are among the findings.
    func load(csv path: String, name: String, _ findings: inout [Finding]) throws(SourceProblem) -> Int {
        var table = try CSVTable.open(path)
        if table.isWindows {
            findings.append(
                Finding(
                    .warning, .invalidText, "\(name):\(path)", "is not UTF-8: it was read as Windows-1252",
                    advice: "look at a name with an accent; save it as \"CSV UTF-8\" to be sure"))
        }
        let columns = table.headings.map { "\(Adapter.quoted($0)) TEXT" }
        try execute(
            "ATTACH '' AS source; PRAGMA source.journal_mode = OFF; BEGIN; CREATE TABLE source.rows (line INTEGER, \(columns.joined(separator: ", ")))"
        )
        let insert = try statement("INSERT INTO source.rows VALUES (?\(String(repeating: ", ?", count: columns.count)))")
        var flaws = 0
        while let row = try table.next() {
            // A line of separators alone is what spreadsheets leave below a table.
            if row.cells.allSatisfy({ $0.isEmpty }) { continue }
            if row.cells.count == columns.count {
                insert.bind([.number(Int64(row.line))] + row.cells.map { .text($0) })
                _ = try insert.step()
                continue
            }
            flaws += 1
            guard flaws <= RowChecks.mostFindings else { continue }
            findings.append(
                Finding(
                    .error, .invalidValue, "\(name):line \(row.line)",
                    "has \(row.cells.count) cells, and the heading line has \(columns.count)",
                    advice: "correct the line; text that holds the separator stands in quotation marks"))
        }
        return flaws
    }

    /// Makes `source.document` of a JSON file, or of a folder of them.
    func load(json path: String) throws(SourceProblem) {
        let isFile = path.lowercased().hasSuffix(".json") && !FileManager.default.fileExists(atPath: path + "/.")
        let files: [(name: String, path: String)] =
            isFile ? [((path as NSString).lastPathComponent, path)] : SourceText.files(in: path).map { ($0, "\(path)/\($0)") }
        guard !files.isEmpty else { throw .emptyFolder(path: path) }
        try execute("ATTACH '' AS source; PRAGMA source.journal_mode = OFF; BEGIN; CREATE TABLE source.document (name TEXT, content TEXT)")
        let insert = try statement("INSERT INTO source.document SELECT ?1, ?2 WHERE json_valid(?2) RETURNING 1")
        for file in files {
            insert.bind([.text(file.name), .text(try SourceText.text(of: file.path))])
            guard try insert.step() else {
                throw .text(path: file.path, line: 0, sentence: "it is not JSON", hint: "is it whole? Nothing was imported")
            }
            insert.bind([])
        }
    }
}
