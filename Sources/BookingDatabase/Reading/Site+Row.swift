public import Bookings
internal import GRDB

extension Site: TableRow {
    static let table = "site"
    static let columns = [
        "id", "name", "base_url", "time_zone", "language", "plan", "hide_link_in_emails", "hide_link_in_my_bookings",
    ]

    init(_ row: RowReader) throws(UnreadableRow) {
        self.init(
            id: ID(try row.text(0, form: ID.form, ID.isOfForm)), name: try row.text(1), baseURL: try row.text(2), timeZone: try row.text(3),
            language: try row.text(4),
            plan: try row.word(5), hidesLinkInEmails: try row.bool(6), hidesLinkInMyBookings: try row.bool(7),
            row: row.digest(of: Self.columns))
    }
}

extension Snapshot {
    /// Reads all sites, in order of their ids.
    public func sites() throws -> [Site] { try rows(Site.self, "ORDER BY id").all() }

    /// Reads all sites, or the one asked for. Throws `SiteChoiceProblem` if it is not there, or there is none at all.
    public func sites(only wanted: Site.ID?) throws -> [Site] {
        let sites = try sites()
        guard !sites.isEmpty else { throw SiteChoiceProblem.noSite(path: path) }
        return try wanted.map { [try find($0, in: sites)] } ?? sites
    }

    /// Finds the site that something is about: the one asked for, the one that `subject` belongs to, or the only one.
    ///
    /// Throws `EditRefusal.unknown` where the subject is not there, or in another site than the one asked for.
    public func site(of subject: EditSubject?, only wanted: Site.ID?) throws -> Site {
        let sites = try sites(only: nil)
        if let subject {
            guard let owner = try self.owner(of: subject), wanted == nil || wanted == owner else { throw EditRefusal.unknown(subject) }
            return try find(owner, in: sites)
        }
        if let wanted { return try find(wanted, in: sites) }
        guard let only = sites.first, sites.count == 1 else { throw SiteChoiceProblem.several(path: path, found: sites.map(\.id)) }
        return only
    }

    private func find(_ id: Site.ID, in sites: [Site]) throws -> Site {
        guard let site = sites.first(where: { $0.id == id }) else {
            throw SiteChoiceProblem.unknown(id, path: path, found: sites.map(\.id))
        }
        return site
    }

    /// Names the site of a session, service, staff member or member; nil where there is none.
    private func owner(of subject: EditSubject) throws -> Site.ID? {
        let sql: String
        switch subject {
        case .site(let id): return id
        case .staff(let id): sql = "SELECT site_id FROM staff WHERE id = \(id.rawValue)"
        case .service(let id), .course(let id): sql = "SELECT site_id FROM service WHERE id = \(id.rawValue)"
        case .member(let id): sql = "SELECT site_id FROM member WHERE id = \(id.rawValue)"
        case .session(let id):
            sql = "SELECT v.site_id FROM session s JOIN service v ON v.id = s.service_id WHERE s.id = \(id.rawValue)"
        }
        return try String.fetchOne(database, sql: sql).map { Site.ID($0) }
    }
}
