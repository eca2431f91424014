public import Bookings

extension Staff: TableRow {
    static let table = "staff"
    static let columns = ["id", "name"]

    init(_ row: RowReader) throws(UnreadableRow) {
        self.init(id: try row.id(0), name: try row.text(1), row: row.digest(of: Self.columns))
    }
}

extension Account: TableRow {
    static let table = "conferencing_account"
    static let columns = [
        "id", "staff_id", "type", "connection_status", "link_url", "link_password", "link_description", "zoom_user",
    ]

    init(_ row: RowReader) throws(UnreadableRow) {
        let kind: Kind =
            switch try row.word(2, as: Kind.Code.self) {
            case .zoom: .zoom
            case .custom: .custom(try row.link(4))
            }
        switch kind {
        case .zoom:
            try row.demand(row.isNull(4), 4, "is given, although `type` is not `CUSTOM`")
            try row.demand(!row.isNull(7), 7, "is empty, although `type` is `ZOOM`")
        case .custom: try row.demand(row.isNull(7), 7, "is given, although `type` is not `ZOOM`")
        }
        self.init(
            id: try row.id(0), staff: try row.optionalID(1), kind: kind, isConnected: try row.word(3, as: Status.self) == .connected,
            zoomUser: try row.optionalText(7))
    }
}

/// A service as its row has it: `Service` is a class, which cannot gain a required initialiser.
struct ServiceRow: TableRow {
    let service: Service

    static let table = "service"
    static let columns = [
        "id", "type", "name", "description", "conferencing_enabled", "location", "link_url", "link_password", "link_description",
    ]

    init(_ row: RowReader) throws(UnreadableRow) {
        let kind: Service.Kind = try row.word(1)
        try row.demand(kind == .course || row.isNull(6), 6, "is given, although `type` is not `COURSE`")
        service = Service(
            id: try row.id(0), kind: kind, name: try row.text(2), description: try row.text(3), isConferencingEnabled: try row.bool(4),
            location: try row.text(5), courseLink: try row.optionalLink(6), row: row.digest(of: Self.columns))
    }
}

extension Snapshot {
    /// Reads what the sessions of a site refer to.
    public func catalogue(of site: Site) throws -> Catalogue {
        let assignments = try reader(
            of: "service_staff",
            "SELECT a.service_id, a.staff_id FROM service_staff a JOIN service s ON s.id = a.service_id WHERE s.site_id = ?", site)
        let meetings = try reader(
            of: MeetingRow.table,
            "SELECT \(MeetingRow.columns(of: "m")) FROM zoom_meeting m JOIN service s ON s.id = m.course_id WHERE s.site_id = ? ORDER BY m.id",
            site)
        return Catalogue(
            site: site, staff: try rows(Staff.self, "WHERE site_id = ? ORDER BY id", site).all(),
            accounts: try rows(Account.self, "WHERE site_id = ? ORDER BY id", site).all(),
            services: try rows(ServiceRow.self, "WHERE site_id = ? ORDER BY id", site).map(\.service),
            assignments: Set(try Rows(assignments) { Assignment(service: try $0.id(0), staff: try $0.id(1)) }.all()),
            courseMeetings: Dictionary(
                grouping: try Rows(meetings) { try MeetingRow($0) }.compactMap { row in row.course.map { ($0, row.meeting) } }, by: \.0
            ).mapValues { $0.map(\.1) })
    }
}
