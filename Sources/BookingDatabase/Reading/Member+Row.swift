public import Bookings
internal import GRDB

extension Member: TableRow {
    static let table = "member"
    static let columns = ["id", "first_name", "last_name", "email", "time_zone", "language", "page_generation", "external_id"]

    init(_ row: RowReader) throws(UnreadableRow) {
        self.init(
            id: try row.id(0), firstName: try row.text(1), lastName: try row.text(2), email: try row.text(3),
            timeZone: try row.optionalText(4), language: try row.optionalText(5), pageGeneration: try row.int(6, in: PageGeneration.range),
            externalID: try row.optionalText(7), row: row.digest(of: Self.columns))
    }
}

extension Snapshot {
    /// Reads one member; nil if there is no such member or it is another site's. Many may be asked for one by one.
    public func member(_ id: Member.ID, of site: Site) throws -> Member? {
        let row = try lookup(of: Member.table, "SELECT \(Member.columns()), site_id FROM member WHERE id = ?")
        row.bind(id.rawValue)
        return try row.step() && row.text(Int32(Member.columns.count)) == site.id.rawValue ? Member(row) : nil
    }

    /// Whether a site has any member at all.
    public func hasMembers(of site: Site) throws -> Bool {
        try reader(of: Member.table, "SELECT id FROM member WHERE site_id = ? LIMIT 1", site).step()
    }

    public func memberCount(of site: Site) throws -> Int { try count("member WHERE site_id = ?", [site.id.rawValue]) }

    /// Reads each member's id and page generation, in order of id.
    public func memberGenerations(of site: Site) throws -> Rows<(id: Member.ID, generation: Int64)> {
        Rows(try reader(of: Member.table, "SELECT id, page_generation FROM member WHERE site_id = ? ORDER BY id", site)) {
            (try $0.id(0), try $0.int(1, in: PageGeneration.range))
        }
    }

    /// Reads the members of a site who have a confirmed booking of a session that is not over, in order of id.
    public func expectingMembers(of site: Site, now: Instant) throws -> Rows<Member> {
        let ahead = "ends_at > \(now.seconds) AND status = 'CONFIRMED' AND service_id IN (SELECT id FROM service WHERE site_id = ?1)"
        return try rows(
            Member.self,
            """
            WHERE site_id = ?1 AND id IN (
                SELECT member_id FROM booking WHERE status = 'CONFIRMED'
                    AND (session_id IN (SELECT id FROM session WHERE \(ahead))
                        OR course_id IN (SELECT service_id FROM session WHERE \(ahead))))
            ORDER BY id
            """, site)
    }

    func count(_ from: String, _ arguments: StatementArguments) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \(from)", arguments: arguments) ?? 0
    }
}
