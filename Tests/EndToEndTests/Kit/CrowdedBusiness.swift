import BusinessKit
import Foundation
import TestKit
import Testing

/// The same small business many times over in one database, a site each: what one run of a command does for one, it does for all.
struct CrowdedBusiness {
    let business: Business
    private let tables: [SchemaTable]
    private let count: Int
    /// Ids of one copy and of the next are so far from each other.
    private static let distance = 1000

    /// Copies the site `studio` of a business, with all rows of every table, to `studio-1` and so on.
    init(_ business: Business, copies count: Int) throws {
        self.business = business
        self.count = count
        tables = try SchemaTable.all(of: business)
        try business.sql(
            tables.map { table in
                let columns = table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
                let values = table.columns.map { table.copied($0, by: Self.distance) }.joined(separator: ", ")
                return """
                    CREATE TEMP TABLE original AS SELECT * FROM \(table.name);
                    INSERT INTO \(table.name) (\(columns))
                      WITH RECURSIVE copy(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copy WHERE k < \(count))
                      SELECT \(values) FROM copy, original;
                    DROP TABLE original;

                    """
            }.joined())
    }

    /// What SQL sets in the rows of one copy alone.
    func update(_ table: SchemaTable, _ column: String, to value: String, copy: Int) -> String {
        "UPDATE \(table.name) SET \"\(column)\" = \(value) WHERE \(condition(table, copy));\n"
    }

    /// Writes what the schema lets in.
    func write(_ updates: [String]) throws { _ = try Program.named("sqlite3").run([business.database], input: updates.joined()) }

    /// Removes a copy, with all of its rows.
    func remove(copy: Int) throws {
        try business.sql(tables.map { "DELETE FROM \($0.name) WHERE \(condition($0, copy));\n" }.joined())
    }

    /// Every table has a column by which its rows are known as those of one site.
    private func condition(_ table: SchemaTable, _ copy: Int) -> String {
        for column in table.columns where table.isKey(column) && (column.isRequired == 1 || column.pk > 0) {
            if column.type == "TEXT" { return "\"\(column.name)\" LIKE '%-\(copy)'" }
            return "\"\(column.name)\" BETWEEN \(copy * Self.distance) AND \((copy + 1) * Self.distance - 1)"
        }
        Issue.record("\(table.name) has no key")
        return "0"
    }
}

extension SchemaTable {
    /// Whether a column says which row this is, or which one it belongs to.
    func isKey(_ column: Column) -> Bool {
        let isIdentity = column.pk > 0 && (column.type == "INTEGER" || !columns.contains { $0.pk > 1 })
        return isIdentity || parents.contains { $0.column == column.name }
    }

    /// What copy `k` has where `original` has this column.
    fileprivate func copied(_ column: Column, by distance: Int) -> String {
        let value = "original.\"\(column.name)\""
        if name == "site", column.name == "base_url" { return "'https://members' || k || '.example.org'" }
        if !isKey(column) { return value }
        return column.type == "TEXT" ? "\(value) || '-' || k" : "\(value) + k * \(distance)"
    }
}
