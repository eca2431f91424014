public import Bookings

/// A booking and whose it is.
struct BookingRow: TableRow {
    let booking: Booking
    let member: Member.ID

    static let table = "booking"
    static let columns = [
        "id", "member_id", "session_id", "course_id", "status", "participants", "time_zone", "booked_at", "manage_url", "revision",
        "changed_at",
    ]

    init(_ row: RowReader) throws(UnreadableRow) {
        let target = try Self.target(row)
        member = try row.id(1)
        booking = Booking(
            id: try row.id(0), target: target, status: try row.word(4), participants: try row.int(5, in: 1...Int64(Int32.max)),
            timeZone: try row.optionalText(6),
            bookedAt: try row.instant(7), manageURL: try row.optionalText(8), revision: try row.int(9, in: 0...Int64(Int32.max)),
            changedAt: try row.instant(10), row: row.digest(of: Self.columns))
    }

    /// Reads no more of the row than an outline has.
    static func outline(_ row: RowReader, _ texts: OutlineTexts) throws(UnreadableRow) -> BookingOutline {
        BookingOutline(
            id: try row.id(0), member: try row.id(1), target: try target(row),
            zone: row.isNull(6) ? nil : try row.text(6, among: texts.zonePlaces) { texts.place(ofZone: $0) },
            isOpen: try row.text(4, among: texts.states) { _ throws(UnreadableRow) in (try row.word(4) as Booking.Status).isOpen },
            isManaged: !row.isNull(8), row: row.digest(of: columns))
    }

    private static func target(_ row: RowReader) throws(UnreadableRow) -> Booking.Target {
        try row.isGiven(2, not: 3) ? .session(try row.id(2)) : .course(try row.id(3))
    }
}

/// A confirmed booking that a mail is due for, with the sessions that it is about.
public struct DueBooking: Sendable {
    public let booking: Booking
    public let member: Member.ID
    public fileprivate(set) var sessions: [Session.ID] = []
}

extension Snapshot {
    /// Reads the member's bookings of one session, or of its course, in order of id.
    public func bookings(of member: Member.ID, for session: Session) throws -> [Booking] {
        try rows(
            BookingRow.self,
            """
            WHERE member_id = \(member.rawValue)
                AND (session_id = \(session.id.rawValue) OR course_id = \(session.service.rawValue)) ORDER BY id
            """
        ).map(\.booking)
    }

    /// Reads one booking with its member, and whether a mail has confirmed it. Many may be asked for one by one.
    public func booking(_ id: Booking.ID) throws -> (booking: Booking, member: Member.ID, isConfirmedByMail: Bool)? {
        let row = try lookup(
            of: BookingRow.table,
            """
            SELECT \(BookingRow.columns()),
                EXISTS (SELECT 1 FROM delivery d WHERE d.booking_id = b.id AND d.kind = 'CONFIRMATION')
            FROM booking b WHERE id = ?
            """)
        row.bind(id.rawValue)
        guard try row.step() else { return nil }
        let found = try BookingRow(row)
        return (found.booking, found.member, try row.bool(Int32(BookingRow.columns.count)))
    }

    /// Reads the confirmed bookings of a site that no mail has confirmed and that have a session not yet over, in order of id.
    public func unconfirmedBookings(of site: Site, now: Instant) throws -> Rows<(booking: Booking, member: Member.ID)> {
        let ahead = "ends_at > \(now.seconds) AND service_id IN (SELECT id FROM service WHERE site_id = ?1)"
        let row = try reader(
            of: BookingRow.table,
            """
            SELECT \(BookingRow.columns()) FROM booking b
            WHERE status = 'CONFIRMED'
                AND (session_id IN (SELECT id FROM session WHERE \(ahead)) OR course_id IN (SELECT service_id FROM session WHERE \(ahead)))
                AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.booking_id = b.id AND d.kind = 'CONFIRMATION')
            ORDER BY id
            """, site)
        return Rows(row) { row in
            let found = try BookingRow(row)
            return (found.booking, found.member)
        }
    }

    /// Reads the confirmed bookings of a site that have sessions starting within `span` (its lower bound left out) of which no mail has
    /// reminded, in order of id, with these sessions. A reminder of a session that has moved since was one of another start.
    ///
    /// Who booked within so short a time of the start has only just been told, and is not reminded.
    public func dueBookings(of site: Site, within span: ClosedRange<Instant>) throws -> Rows<DueBooking> {
        let length = span.upperBound.seconds - span.lowerBound.seconds
        let isDue = """
            b.status = 'CONFIRMED' AND b.booked_at <= s.starts_at - \(length)
            AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.booking_id = b.id AND d.session_id = s.id AND d.kind = 'REMINDER'
                AND d.told_starts_at = s.starts_at)
            """
        let columns = "\(BookingRow.columns(of: "b")), s.id"
        let row = try reader(
            of: BookingRow.table,
            """
            WITH near AS MATERIALIZED (
                SELECT id, service_id, starts_at FROM session
                WHERE starts_at > \(span.lowerBound.seconds) AND starts_at <= \(span.upperBound.seconds) AND status = 'CONFIRMED'
                    AND service_id IN (SELECT id FROM service WHERE site_id = ?1))
            SELECT \(columns) FROM booking b CROSS JOIN near s ON s.id = b.session_id WHERE \(isDue)
            UNION ALL SELECT \(columns) FROM booking b CROSS JOIN near s ON s.service_id = b.course_id WHERE \(isDue)
            ORDER BY 1, \(BookingRow.columns.count + 1)
            """, site)
        let pairs = Rows(row) { row in (row: try BookingRow(row), session: try row.id(Int32(BookingRow.columns.count), of: Session.self)) }
        return Rows(grouping: pairs) { pair in
            DueBooking(booking: pair.row.booking, member: pair.row.member, sessions: [pair.session])
        } add: { pair, due in
            guard pair.row.booking.id == due.booking.id else { return false }
            due.sessions.append(pair.session)
            return true
        }
    }
}
