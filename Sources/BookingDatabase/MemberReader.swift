public import Bookings
private import GRDB
private import GRDBSQLite

/// Streams the members of a site in order of id, each with its bookings.
///
/// Bookings lie in the table as they came. Looking each up by its member costs a million searches, sorting all of them a temporary file, so
/// they are read in windows: one scan of the table for each quarter of a million bookings. Memory stays the same whatever their number.
public final class MemberReader {
    private static let windowSize = 250_000

    private let members: RowReader
    private let boundary: RowReader
    private let scan: RowReader
    private var window: [(member: Int64, booking: Booking)] = []
    private var cursor = 0
    /// Members up to this id have their bookings in the window.
    private var windowEnd = Int64.min

    init(_ snapshot: Snapshot, of site: Site) throws {
        members = try snapshot.reader(
            of: "member",
            """
            SELECT id, first_name, last_name, email, time_zone, language, page_generation, external_id
            FROM member WHERE site_id = ? ORDER BY id
            """, site)
        boundary = try snapshot.reader(
            of: "booking",
            "SELECT member_id FROM booking WHERE member_id >= ? ORDER BY member_id LIMIT 1 OFFSET \(Self.windowSize)")
        scan = try snapshot.reader(
            of: "booking",
            """
            SELECT id, member_id, session_id, course_id, status, participants, time_zone, booked_at
            FROM booking NOT INDEXED WHERE member_id BETWEEN ? AND ?
            """)
    }

    /// Reads the next member; nil after the last.
    public func next() throws -> BookedMember? {
        guard try members.step() else { return nil }
        let id = members.int(0)
        if id > windowEnd { try readWindow(from: id) }
        while cursor < window.count, window[cursor].member < id { cursor += 1 }
        let start = cursor
        while cursor < window.count, window[cursor].member == id { cursor += 1 }
        let member = Member(members)
        return BookedMember(member: member, bookings: window[start..<cursor].map(\.booking))
    }

    private func readWindow(from first: Int64) throws {
        window.removeAll(keepingCapacity: true)
        cursor = 0
        boundary.bind(first)
        windowEnd = try boundary.step() ? boundary.int(0) : .max
        scan.bind(first, windowEnd)
        while try scan.step() { window.append((scan.int(1), Booking(scan))) }
        window.sort { ($0.member, $0.booking.id) < ($1.member, $1.booking.id) }
    }
}

extension Snapshot {
    public func members(of site: Site) throws -> MemberReader {
        try MemberReader(self, of: site)
    }
}

extension Member {
    init(_ row: RowReader) {
        self.init(
            id: ID(row.int(0)), firstName: row.text(1), lastName: row.text(2), email: row.text(3), timeZone: row.optionalText(4),
            language: row.optionalText(5), pageGeneration: row.int(6), externalID: row.optionalText(7))
    }
}

extension Booking {
    init(_ row: RowReader) {
        let target: Target = row.isNull(2) ? .course(Service.ID(row.int(3))) : .session(Session.ID(row.int(2)))
        self.init(
            id: ID(row.int(0)), target: target, status: Status(rawValue: row.text(4)) ?? .created, participants: row.int(5),
            timeZone: row.optionalText(6), bookedAt: Instant(seconds: row.int(7)))
    }
}

extension Snapshot {
    /// Reads each member's id and page generation, in order of id.
    public func forEachMemberGeneration(of site: Site, _ body: (Member.ID, _ generation: Int64) throws -> Void) throws {
        let row = try reader(of: "member", "SELECT id, page_generation FROM member WHERE site_id = ? ORDER BY id", site)
        while try row.step() { try body(Member.ID(row.int(0)), row.int(1)) }
    }

    public func memberCount(of site: Site) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM member WHERE site_id = ?", arguments: [site.id.rawValue]) ?? 0
    }
}
