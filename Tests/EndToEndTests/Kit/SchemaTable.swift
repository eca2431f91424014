import BusinessKit
import Foundation
import Testing

/// A table as the database itself describes it, so that a new table or column is tried without a word here.
struct SchemaTable: Decodable {
    let name: String
    let columns: [Column]
    let parents: [Parent]

    struct Column: Decodable {
        let name: String
        let type: String
        let pk: Int
        let isRequired: Int
    }

    /// A column that refers to another table.
    struct Parent: Decodable {
        let table: String
        let column: String
    }

    static func all(of business: Business) throws -> [SchemaTable] {
        let text = try business.sql(
            """
            SELECT json_group_array(json_object('name', t.name,
                'columns', (SELECT json_group_array(json_object('name', c.name, 'type', c.type, 'pk', c.pk, 'isRequired', c."notnull"))
                    FROM pragma_table_info(t.name) c),
                'parents', (SELECT json_group_array(json_object('table', f."table", 'column', f."from"))
                    FROM pragma_foreign_key_list(t.name) f)))
            FROM sqlite_schema t WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
            """)
        return try JSONDecoder().decode([SchemaTable].self, from: Data(text.utf8))
    }

    /// Whether rows cannot be without one of that table.
    func needs(_ table: String) -> Bool {
        parents.contains { parent in
            parent.table == table && columns.contains { $0.name == parent.column && ($0.isRequired == 1 || $0.pk > 0) }
        }
    }
}
