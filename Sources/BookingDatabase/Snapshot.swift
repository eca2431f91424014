public import Bookings
internal import GRDB

/// Reads the booking database as it is at one moment.
///
/// Small tables come whole, sessions and members one by one. Text that is no text is read as empty and reported in `invalidText`.
/// Used by one thread at a time; which one does not matter.
public final class Snapshot {
    let database: Database
    /// Rows whose text is not UTF-8, found while reading; each once, however often it was read.
    public private(set) var invalidText: [Finding] = []
    private var reportedText: Set<Finding> = []

    init(_ database: Database) {
        self.database = database
    }

    /// Reads all sites, in order of their ids.
    public func sites() throws -> [Site] {
        try rows(
            of: "site",
            """
            SELECT id, name, base_url, time_zone, language, plan, hide_link_in_emails, hide_link_in_my_bookings
            FROM site ORDER BY id
            """
        ) { row in
            Site(
                id: Site.ID(row.text(0)), name: row.text(1), baseURL: row.text(2), timeZone: row.text(3), language: row.text(4),
                plan: Site.Plan(rawValue: row.text(5)) ?? .free, hidesLinkInEmails: row.bool(6), hidesLinkInMyBookings: row.bool(7))
        }
    }

    /// Reads what the sessions of a site refer to.
    public func catalogue(of site: Site) throws -> Catalogue {
        let staff = try rows(of: "staff", "SELECT id, name FROM staff WHERE site_id = ? ORDER BY id", site) { row in
            Staff(id: Staff.ID(row.int(0)), name: row.text(1))
        }
        let accounts = try rows(
            of: "conferencing_account",
            """
            SELECT id, staff_id, type, connection_status, link_url, link_password, link_description, zoom_user
            FROM conferencing_account WHERE site_id = ? ORDER BY id
            """, site
        ) { row in
            Account(
                id: Account.ID(row.int(0)), staff: row.optionalInt(1).map { Staff.ID($0) },
                kind: row.text(2) == "ZOOM" ? .zoom : .custom(row.link(4) ?? Link(url: "")), isConnected: row.text(3) == "CONNECTED",
                zoomUser: row.optionalText(7))
        }
        let services = try rows(
            of: "service",
            """
            SELECT id, type, name, description, conferencing_enabled, location, link_url, link_password, link_description
            FROM service WHERE site_id = ? ORDER BY id
            """, site
        ) { row in
            Service(
                id: Service.ID(row.int(0)), kind: Service.Kind(rawValue: row.text(1)) ?? .appointment, name: row.text(2),
                description: row.text(3), isConferencingEnabled: row.bool(4), location: row.text(5), courseLink: row.link(6))
        }
        let assignments = try rows(
            of: "service_staff",
            "SELECT a.service_id, a.staff_id FROM service_staff a JOIN service s ON s.id = a.service_id WHERE s.site_id = ?", site
        ) { row in
            Assignment(service: Service.ID(row.int(0)), staff: Staff.ID(row.int(1)))
        }
        let meetings = try rows(
            of: "zoom_meeting",
            """
            SELECT m.id, m.course_id, m.account_id, m.join_url, m.password
            FROM zoom_meeting m JOIN service s ON s.id = m.course_id WHERE s.site_id = ? ORDER BY m.id
            """, site
        ) { row in
            (Service.ID(row.int(1)), ZoomMeeting(account: Account.ID(row.int(2)), link: Link(url: row.text(3), password: row.text(4))))
        }
        return Catalogue(
            site: site, staff: staff, accounts: accounts, services: services, assignments: Set(assignments),
            courseMeetings: Dictionary(grouping: meetings, by: \.0).mapValues { $0.map(\.1) })
    }

    /// Whether a site has any member at all.
    public func hasMembers(of site: Site) throws -> Bool {
        try !rows(of: "member", "SELECT id FROM member WHERE site_id = ? LIMIT 1", site) { $0.int(0) }.isEmpty
    }

    /// Reads every row of a small table.
    private func rows<Value>(of table: String, _ sql: String, _ site: Site? = nil, _ value: (RowReader) -> Value) throws -> [Value] {
        let reader = try self.reader(of: table, sql, site)
        var values: [Value] = []
        while try reader.step() { values.append(value(reader)) }
        return values
    }

    func reader(of table: String, _ sql: String, _ site: Site? = nil) throws -> RowReader {
        let statement = try database.makeStatement(sql: sql)
        if let site { try statement.setArguments([site.id.rawValue]) }
        return RowReader(statement, table: table) { [unowned self] finding in
            if reportedText.insert(finding).inserted { invalidText.append(finding) }
        }
    }
}

extension RowReader {
    /// Reads the three columns of a link that begin at `column`; nil where there is none.
    func link(_ column: Int32) -> Link? {
        optionalText(column).map { Link(url: $0, password: text(column + 1), description: text(column + 2)) }
    }
}
