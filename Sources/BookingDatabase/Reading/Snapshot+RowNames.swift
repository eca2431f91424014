public import Bookings
internal import GRDB

extension Snapshot {
    /// A table whose rows people name.
    public enum NamedTable: String, Sendable {
        case staff, service, session, member

        /// What findings and answers write before an id of it: `session:12`.
        fileprivate var prefixes: [String] { self == .service ? ["service:", "course:"] : ["\(rawValue):"] }
    }

    /// Finds the rows that people call by a name: the row's id, its key in the source (`shop:12` where several have it), a member's e-mail
    /// address, or as findings and answers call it (`session:12`). An id comes before a key, and that before a finding's name.
    ///
    /// - `site`: only rows of this site; nil: of any.
    public func ids(named name: String, in table: NamedTable, of site: Site.ID?) throws -> [Int64] {
        let owner = table == .session ? "(SELECT site_id FROM service WHERE id = t.service_id)" : "t.site_id"
        let condition = "(?2 IS NULL OR \(owner) = ?2)"
        if let id = Int64(name), try isID(id, in: table) { return [id] }
        let address = table == .member ? " OR (t.email <> '' AND lower(t.email) = lower(?1))" : ""
        let keyed = try Int64.fetchAll(
            database,
            sql: """
                SELECT id FROM \(table.rawValue) t
                WHERE (t.external_id = ?1 OR t.source || ':' || t.external_id = ?1\(address)) AND \(condition) ORDER BY id LIMIT 10
                """, arguments: [name, site?.rawValue])
        guard keyed.isEmpty, let prefix = table.prefixes.first(where: name.hasPrefix), let id = Int64(name.dropFirst(prefix.count)),
            try isID(id, in: table)
        else { return keyed }
        return [id]
    }

    private func isID(_ id: Int64, in table: NamedTable) throws -> Bool {
        try Int64.fetchOne(database, sql: "SELECT id FROM \(table.rawValue) WHERE id = ?", arguments: [id]) != nil
    }
}
