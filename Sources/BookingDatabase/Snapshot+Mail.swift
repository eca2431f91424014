public import Bookings

extension Snapshot {
    /// Calls `body` with each confirmed booking of a site that no mail has confirmed and that has a session not yet over, in order of id.
    public func forEachUnconfirmedBooking(of site: Site, now: Instant, _ body: (Booking, Member.ID) throws -> Void) throws {
        let ahead = "ends_at > \(now.seconds) AND service_id IN (SELECT id FROM service WHERE site_id = ?1)"
        let rows = try reader(
            of: "booking",
            """
            SELECT id, member_id, session_id, course_id, status, participants, time_zone, booked_at FROM booking b
            WHERE status = 'CONFIRMED'
                AND id IN (
                    SELECT id FROM booking WHERE session_id IN (SELECT id FROM session WHERE \(ahead))
                    UNION ALL SELECT id FROM booking WHERE course_id IN (SELECT service_id FROM session WHERE \(ahead)))
                AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.booking_id = b.id AND d.kind = 'CONFIRMATION')
            ORDER BY id
            """, site)
        while try rows.step() { try body(Booking(rows), Member.ID(rows.int(1))) }
    }

    /// Calls `body` with each confirmed booking of a site that has sessions starting within `span` (its lower bound left out) of which no
    /// mail has reminded, in order of id, and with these sessions.
    ///
    /// Whoever booked within so short a time of the start has only just been told, and is not reminded.
    public func forEachDueBooking(
        of site: Site, within span: ClosedRange<Instant>, _ body: (Booking, Member.ID, [Session.ID]) throws -> Void
    ) throws {
        let length = span.upperBound.seconds - span.lowerBound.seconds
        let near = """
            s.starts_at > \(span.lowerBound.seconds) AND s.starts_at <= \(span.upperBound.seconds) AND s.status = 'CONFIRMED'
            AND s.service_id IN (SELECT id FROM service WHERE site_id = ?1) AND b.status = 'CONFIRMED'
            AND b.booked_at <= s.starts_at - \(length)
            AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.booking_id = b.id AND d.session_id = s.id AND d.kind = 'REMINDER')
            """
        let columns = "b.id, b.member_id, b.session_id, b.course_id, b.status, b.participants, b.time_zone, b.booked_at, s.id"
        let rows = try reader(
            of: "booking",
            """
            SELECT \(columns) FROM session s CROSS JOIN booking b ON b.session_id = s.id WHERE \(near)
            UNION ALL SELECT \(columns) FROM session s CROSS JOIN booking b ON b.course_id = s.service_id WHERE \(near)
            ORDER BY 1, 9
            """, site)
        var due: (booking: Booking, member: Member.ID)?
        var sessions: [Session.ID] = []
        func finish() throws {
            if let due { try body(due.booking, due.member, sessions) }
            sessions.removeAll()
        }
        while try rows.step() {
            if due?.booking.id.rawValue != rows.int(0) {
                try finish()
                due = (Booking(rows), Member.ID(rows.int(1)))
            }
            sessions.append(Session.ID(rows.int(8)))
        }
        try finish()
    }

    /// Prepares to look bookings up one by one: each with its member, and whether a mail has confirmed it.
    public func bookingLookup() throws -> (Booking.ID) throws -> (booking: Booking, member: Member.ID, isConfirmedByMail: Bool)? {
        let row = try reader(
            of: "booking",
            """
            SELECT id, member_id, session_id, course_id, status, participants, time_zone, booked_at,
                EXISTS (SELECT 1 FROM delivery d WHERE d.booking_id = b.id AND d.kind = 'CONFIRMATION')
            FROM booking b WHERE id = ?
            """)
        return { id in
            row.bind(id.rawValue)
            return try row.step() ? (Booking(row), Member.ID(row.int(1)), row.bool(8)) : nil
        }
    }

    /// Prepares to ask whether a client was reminded of a session.
    public func reminderLookup() throws -> (Booking.ID, Session.ID) throws -> Bool {
        let row = try reader(of: "delivery", "SELECT 1 FROM delivery WHERE booking_id = ? AND session_id = ? AND kind = 'REMINDER'")
        return { booking, session in
            row.bind(booking.rawValue, session.rawValue)
            return try row.step()
        }
    }

    /// Calls `body` with each member of a site who has a confirmed booking of a session not yet over, in order of id.
    public func forEachExpectingMember(of site: Site, now: Instant, _ body: (Member) throws -> Void) throws {
        let ahead = "ends_at > \(now.seconds) AND status = 'CONFIRMED' AND service_id IN (SELECT id FROM service WHERE site_id = ?1)"
        let rows = try reader(
            of: "member",
            """
            SELECT id, first_name, last_name, email, time_zone, language, page_generation, external_id FROM member
            WHERE site_id = ?1 AND id IN (
                SELECT member_id FROM booking WHERE status = 'CONFIRMED' AND session_id IN (SELECT id FROM session WHERE \(ahead))
                UNION ALL
                SELECT member_id FROM booking WHERE status = 'CONFIRMED' AND course_id IN (SELECT service_id FROM session WHERE \(ahead)))
            ORDER BY id
            """, site)
        while try rows.step() { try body(Member(rows)) }
    }
}
