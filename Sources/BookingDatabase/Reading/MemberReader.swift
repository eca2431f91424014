public import Bookings

extension Snapshot {
    /// Reads the members of a site in order of id, each with all bookings in order of id.
    public func members(of site: Site) throws -> Rows<BookedMember> {
        let members = try bookedMembers(of: site)
        return Rows { try members.next() }
    }

    /// Reads some members of a site, ten thousand at most, in order of id, each with all bookings in order of id: at most one scan of the
    /// bookings.
    public func members(of site: Site, _ ids: Set<Int64>) throws -> [BookedMember] {
        if ids.isEmpty { return [] }
        let list = ids.map { "\($0)" }.joined(separator: ", ")
        let members = try rows(Member.self, "WHERE site_id = ? AND id IN (\(list)) ORDER BY id", site)
        if let places = try bookingPlaces() {
            return try members.map { member in
                BookedMember(member: member, bookings: try places.rows(of: member.id) { try BookingRow($0) }.map(\.booking))
            }
        }
        let scan = try reader(
            of: BookingRow.table, "SELECT \(BookingRow.columns()) FROM booking NOT INDEXED WHERE member_id IN (\(list))")
        var bookings: [Member.ID: [Booking]] = [:]
        while try scan.step() {
            let row = try BookingRow(scan)
            bookings[row.member, default: []].append(row.booking)
        }
        return try members.map { member in
            BookedMember(member: member, bookings: (bookings[member.id] ?? []).sorted { $0.id < $1.id })
        }
    }
}

extension Snapshot {
    /// The members who booked one of these sessions, or its course, whatever became of it.
    ///
    /// By index: only what is compared with a scan of all bookings may be asked for here.
    public func memberIDs(ofSessions sessions: Set<Int64>) throws -> Set<Int64> {
        if sessions.isEmpty { return [] }
        let list = sessions.map { "\($0)" }.joined(separator: ", ")
        let row = try reader(
            of: BookingRow.table,
            """
            SELECT member_id FROM booking WHERE session_id IN (\(list))
            UNION SELECT member_id FROM booking WHERE course_id IN (SELECT service_id FROM session WHERE id IN (\(list)))
            """)
        var members: Set<Int64> = []
        while try row.step() { members.insert((try row.id(0) as Member.ID).rawValue) }
        return members
    }
}

/// Where a booking is changed, and whose it is.
public struct ManagedBooking: Sendable {
    public let id: Booking.ID
    public let member: Member.ID
    public let manageURL: String
}

extension Snapshot {
    /// Reads where the bookings of a site's members are changed, in no order.
    public func managedBookings(of site: Site) throws -> Rows<ManagedBooking> {
        let row = try reader(
            of: BookingRow.table,
            """
            SELECT id, member_id, manage_url FROM booking NOT INDEXED
            WHERE manage_url IS NOT NULL AND member_id IN (SELECT id FROM member NOT INDEXED WHERE site_id = ?)
            """, site)
        return Rows(row) { ManagedBooking(id: try $0.id(0), member: try $0.id(1), manageURL: try $0.text(2)) }
    }
}
