internal import Bookings
private import GRDBSQLite
private import Templating

/// SQL that maps a source's tables to views named and shaped like ours: `CREATE TEMP VIEW`, and nothing else.
package struct Adapter: Hashable, Sendable {
    /// Where its text lies, for messages.
    package let file: String
    package let sql: String

    package init(file: String, sql: String) {
        self.file = file
        self.sql = sql
    }

    /// Makes the views, and looks that each can be read and has the columns that it needs. Returns the columns of those that are ours.
    func run(on connection: SourceConnection) throws(SourceProblem) -> [ImportedTable: [ImportedColumn]] {
        let views = try makeViews(on: connection)
        var tables: [ImportedTable: [ImportedColumn]] = [:]
        for view in views {
            connection.watch.beginStatement()
            let statement: SourceStatement
            do throws(SourceProblem) {
                statement = try connection.statement("SELECT * FROM temp.\(Self.quoted(view.name)) LIMIT 0")
            } catch {
                guard case .query(let message) = error else { throw error }
                throw .adapter(unresolved(message, in: view, on: connection))
            }
            let names = (0..<statement.columnCount).map(statement.name)
            guard let table = ImportedTable(rawValue: view.name.lowercased()) else {
                try allow(helper: view, among: views)
                continue
            }
            tables[table] = try columns(names, of: table, in: view)
        }
        return tables
    }

    /// A view and where its statement stands in the text.
    private struct View {
        let name: String
        let statement: Substring.UTF8View
        let start: Int
    }

    private func makeViews(on connection: SourceConnection) throws(SourceProblem) -> [View] {
        guard !sql.utf8.contains(0) else { throw wrong(1, "it holds a NUL") }
        var views: [View] = []
        var offset = 0
        let bytes = Array(sql.utf8) + [0]
        while offset < bytes.count - 1 {
            connection.watch.beginStatement()
            let start = offset
            do throws(AdapterStumble) {
                guard let end = try connection.runFirst(of: bytes, from: start) else { break }
                offset = end
            } catch {
                if connection.watch.isOutOfTime { throw .tooSlow(seconds: connection.watch.seconds) }
                if error.code & 0xFF == SQLITE_NOMEM { throw .tooMuchMemory }
                let place = start + max(error.offset, Self.beginning(of: bytes, from: start) - start)
                throw wrong(line(at: place), sentence(for: error, connection))
            }
            guard let name = connection.watch.view else {
                throw wrong(line(at: Self.beginning(of: bytes, from: start)), Self.rule)
            }
            views.append(View(name: name, statement: Substring(sql).utf8.dropFirst(start).prefix(offset - start), start: start))
        }
        return views
    }

    private static let rule = "an adapter may hold `CREATE TEMP VIEW` statements alone"

    private func sentence(for stumble: AdapterStumble, _ connection: SourceConnection) -> String {
        if let refused = connection.watch.refused { return "\(refused) is not allowed: \(Self.rule)" }
        return stumble.code == SQLITE_ROW ? Self.rule : stumble.message
    }

    /// A view with another name is the adapter's own, unless nobody reads it and it looks like one of ours.
    private func allow(helper view: View, among views: [View]) throws(SourceProblem) {
        guard let near = nearestName(to: view.name.lowercased(), among: ImportedTable.allCases.map(\.rawValue)) else { return }
        let isRead = views.contains {
            $0.start != view.start && String(Substring($0.statement)).lowercased().contains(view.name.lowercased())
        }
        guard !isRead else { return }
        throw wrong(
            line(of: view.name, in: view), "there is no view `\(view.name)`; did you mean `\(near)`?",
            hint: "views are \(ImportedTable.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")); others are for these to read")
    }

    private func columns(_ names: [String], of table: ImportedTable, in view: View) throws(SourceProblem) -> [ImportedColumn] {
        var columns: [ImportedColumn] = []
        for name in names {
            guard let column = table.column(name.lowercased()) else {
                let near = nearestName(to: name.lowercased(), among: table.columns.map(\.name))
                throw wrong(
                    line(of: name, in: view),
                    "the view `\(table.rawValue)` has no column `\(name)`" + (near.map { "; did you mean `\($0)`?" } ?? ""),
                    hint: "its columns are \(table.columns.map { "`\($0.name)`" }.joined(separator: ", "))")
            }
            guard !columns.contains(where: { $0.name == column.name }) else {
                throw wrong(line(of: name, in: view), "the view `\(table.rawValue)` has the column `\(name)` twice")
            }
            columns.append(column)
        }
        if let lacking = table.columns.first(where: { column in column.isNeeded && !columns.contains { $0.name == column.name } }) {
            throw wrong(line(of: view.name, in: view), "the view `\(table.rawValue)` must have the column `\(lacking.name)`")
        }
        if table == .booking, !columns.contains(where: { ["session", "course"].contains($0.name) }) {
            throw wrong(line(of: view.name, in: view), "the view `booking` must have the column `session` or `course`")
        }
        return columns
    }

    /// Words what SQLite finds wrong when a view is read: with the nearest name that there is.
    private func unresolved(_ message: String, in view: View, on connection: SourceConnection) -> AdapterProblem {
        if let refused = connection.watch.refused {
            return AdapterProblem(file, line: line(of: view.name, in: view), "\(refused) is not allowed: \(Self.rule)")
        }
        let name = String(message.split(separator: " ").last ?? "")
        let last = name.split(separator: ".").last.map(String.init) ?? name
        var near: String?
        if message.hasPrefix("no such column") || message.hasPrefix("no such table") {
            let list =
                message.hasPrefix("no such column")
                ? "SELECT DISTINCT c.name FROM source.sqlite_master t JOIN pragma_table_info(t.name, 'source') c WHERE t.type IN ('table', 'view')"
                : "SELECT name FROM source.sqlite_master WHERE type IN ('table', 'view')"
            near = nearestName(to: last, among: connection.trusted { connection.list(list) })
        }
        return AdapterProblem(
            file, line: line(of: last, in: view), message + (near.map { "; did you mean `\($0)`?" } ?? ""),
            hint: "`joinery adapters draft` lists the tables and columns that a database has")
    }

    // MARK: Lines

    private func wrong(_ line: Int, _ sentence: String, hint: String = "") -> SourceProblem {
        .adapter(AdapterProblem(file, line: line, sentence, hint: hint))
    }

    private func line(at offset: Int) -> Int { 1 + sql.utf8.prefix(offset).count { $0 == 0x0A } }

    /// The line of a word in a view's statement; where it begins if the word is not there.
    private func line(of word: String, in view: View) -> Int {
        let text = Array(view.statement), letters = Array(word.lowercased().utf8)
        let bytes = text.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
        func isPart(_ index: Int) -> Bool {
            bytes.indices.contains(index) && ((97...122).contains(bytes[index]) || (48...57).contains(bytes[index]) || bytes[index] == 0x5F)
        }
        var found: Int?
        if !letters.isEmpty, bytes.count >= letters.count {
            found = (0...(bytes.count - letters.count)).last {
                bytes[$0..<$0 + letters.count].elementsEqual(letters) && !isPart($0 - 1) && !isPart($0 + letters.count)
            }
        }
        return line(at: view.start + (found ?? Self.beginning(of: text, from: 0)))
    }

    /// Skips white space and comments.
    private static func beginning(of bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index...].starts(with: "--".utf8) {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            } else if bytes[index...].starts(with: "/*".utf8) {
                index += 2
                while index < bytes.count, !bytes[index...].starts(with: "*/".utf8) { index += 1 }
                index += 2
            } else if bytes[index] <= 0x20, bytes[index] != 0 {
                index += 1
            } else {
                return index
            }
        }
        return start
    }

    static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
