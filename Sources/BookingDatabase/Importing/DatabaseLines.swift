internal import GRDB

/// A whole database as JSON Lines: a line a row, `{"member": {"id": 1, …}}`, tables in an order in which they can be put back.
public enum DatabaseLines {
    /// The first line says what this is.
    public static var head: String { #"{"joinery":{"schema":\#(Schema.newest)}}"# }

    /// Which schema a first line names; nil if it is no such line.
    public static func schema(of line: String) -> Int64? {
        guard line.hasPrefix(#"{"joinery":{"schema":"#), line.hasSuffix("}}") else { return nil }
        return Int64(line.dropFirst(#"{"joinery":{"schema":"#.count).dropLast(2))
    }

    public static var newestSchema: Int64 { Schema.newest }

    fileprivate static func tables() throws -> [Schema.Table] { try Schema.tables(version: Schema.newest) }
}

extension Snapshot {
    /// Calls `body` with the line of every row of every table.
    public func lines(_ body: (String) throws -> Void) throws {
        for table in try DatabaseLines.tables() {
            let fields = table.columns.map { "'\($0.name)', \($0.name)" }.joined(separator: ", ")
            let keys = table.columns.filter { $0.keyPosition > 0 }.sorted { $0.keyPosition < $1.keyPosition }.map(\.name).joined(
                separator: ", ")
            let rows = try reader(
                of: table.name, "SELECT json_object('\(table.name)', json_object(\(fields))) FROM \(table.name) ORDER BY \(keys)")
            while try rows.step() { try body(try rows.text(0)) }
        }
    }
}

extension EditTransaction {
    /// Whether nothing is in the database that an export could meet: sites and their accounts may be there, and are replaced.
    public func isEmptyOfBookings() throws -> Bool {
        try ["staff", "service", "session", "member", "booking"].allSatisfy { try snapshot.count($0, []) == 0 }
    }

    /// Puts back rows, given as their lines; what refers to a row that is still to come may.
    public func restore() throws -> (String) throws -> Bool {
        try database.execute(
            sql:
                "PRAGMA defer_foreign_keys = ON; DELETE FROM main.conferencing_account; DELETE FROM main.change_log; DELETE FROM main.source"
        )
        let inserts = try Dictionary(
            uniqueKeysWithValues: DatabaseLines.tables().map { table in
                let values = table.columns.map { "json_extract(?1, '$.\(table.name).\($0.name)')" }.joined(separator: ", ")
                let sql =
                    "INSERT OR REPLACE INTO main.\(table.name) (\(table.columns.map(\.name).joined(separator: ", "))) SELECT \(values)"
                return (table.name, try database.makeStatement(sql: sql))
            })
        let table = try database.makeStatement(
            sql: "SELECT key FROM json_each(?1) WHERE json_valid(?1) AND json_type(?1) = 'object' AND type = 'object' LIMIT 1")
        return { line in
            guard let name = try? String.fetchOne(table, arguments: [line]), let insert = inserts[name] else { return false }
            try insert.execute(arguments: [line])
            return true
        }
    }
}
