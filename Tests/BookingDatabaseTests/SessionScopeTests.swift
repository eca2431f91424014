import BookingDatabase
import Bookings
import TestKit
import Testing

/// Some of a site's sessions, read in place of all: the answer of a command must be the same.
@Suite struct SessionScopeTests {
    private static let now = Instant(seconds: 1000)

    @Test("a scope reads the sessions that it names, and no others", arguments: 0..<10 as Range<UInt64>)
    func readsThoseAlone(seed: UInt64) throws {
        try withRandomSite(seed) { snapshot, site, all in
            func ids(_ scope: SessionScope) throws -> [Session.ID] { try schedule(snapshot, site, scope).sessions.map(\.id) }
            #expect(try ids(.none).isEmpty)
            for id in all.sessions.map(\.id) { #expect(try ids(.session(id)) == [id]) }
            for id in [1, 2].map({ Service.ID($0) }) {
                let ofService = all.sessions.filter { $0.session.service == id }.map(\.id)
                #expect(try ids(.service(id)) == ofService)
            }
            let staff = Staff.ID(1)
            let ofStaff = all.sessions.filter { $0.session.staff == staff }.map(\.id)
            #expect(try ids(.staff(staff)) == ofStaff)
            // Meetings go with their sessions.
            for resolved in try schedule(snapshot, site, .staff(staff)).sessions {
                #expect(resolved.meetings.count == all[resolved.id]?.meetings.count)
                #expect(resolved == all[resolved.id])
            }
        }
    }

    @Test("whom telling concerns is found among sessions that are not settled as among all", arguments: 0..<60 as Range<UInt64>)
    func findsTheSameClients(seed: UInt64) throws {
        try withRandomSite(seed) { snapshot, site, all in
            func clients(_ schedule: Schedule) throws -> [String] {
                try snapshot.outdatedClients(of: schedule, now: Self.now).map { client in
                    "\(client.member.id) \(client.resolved.id) \(client.outdated) \(client.news.replaces?.resolved.id.description ?? "-") "
                        + "\(client.news.letter?.rawValue ?? "-") \(client.isConfirmed)"
                }
            }
            let unsettled = try schedule(snapshot, site, .unsettled(at: Self.now))
            let expected = try clients(all)
            #expect(try clients(unsettled) == expected)
        }
    }

    @Test func `where nobody was told anything no session is read`() throws {
        let test = try TestDatabase()
        try test.execute("INSERT INTO session (id, service_id, starts_at, ends_at) VALUES (2, 1, 2000, 2100)")
        try BookingDatabase(path: test.path).snapshot { snapshot in
            let unsettled = try schedule(snapshot, snapshot.site(), .unsettled(at: Self.now))
            #expect(unsettled.sessions.isEmpty)
        }
    }

    private func schedule(_ snapshot: Snapshot, _ site: Site, _ scope: SessionScope = .all) throws -> Schedule {
        try snapshot.schedule(of: site, scope, secret: try #require(SiteSecret(key: Array(0..<32))), access: .link)
    }

    /// Sessions to either side of now, bookings of all kinds, and deliveries that told something else.
    private func withRandomSite(_ seed: UInt64, _ body: (Snapshot, Site, Schedule) throws -> Void) throws {
        var random = SeededGenerator(seed: seed)
        let test = try TestDatabase()
        var sql = """
            INSERT INTO staff (id, site_id, name) VALUES (1, 'studio', 'Ana'), (2, 'studio', 'Bo');
            INSERT INTO conferencing_account (id, site_id, connection_status, type, zoom_user)
                VALUES (1, 'studio', 'CONNECTED', 'ZOOM', 'u@example.org');
            INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'Cem'), (2, 'studio', 'Dana');

            """
        for id in 2...9 {
            let start = Int.random(in: 0..<20, using: &random) * 100 + 50
            let staff = ["NULL", "1", "2"].randomElement(using: &random) ?? ""
            let status = Int.random(in: 0..<4, using: &random) == 0 ? "CANCELLED" : "CONFIRMED"
            sql += """
                INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, status)
                    VALUES (\(id), \(id % 2 + 1), \(staff), \(start), \(start + 100), '\(status)');

                """
            // A course's meeting is the course's.
            if id % 2 == 0, Bool.random(using: &random) {
                sql += """
                    INSERT INTO zoom_meeting (account_id, session_id, meeting_id, join_url)
                        VALUES (1, \(id), 'm\(id)', 'https://zoom.us/j/\(id)');

                    """
            }
        }
        for id in 1...8 {
            let (member, status) = (id % 2 + 1, ["CONFIRMED", "PENDING", "CANCELED"].randomElement(using: &random) ?? "")
            let ofCourse = Int.random(in: 0..<3, using: &random) == 0
            let session = [1, 2, 4, 6, 8].randomElement(using: &random) ?? 1
            sql += """
                INSERT OR IGNORE INTO booking (id, member_id, session_id, course_id, status, booked_at)
                    VALUES (\(id), \(member), \(ofCourse ? "NULL" : "\(session)"), \(ofCourse ? "2" : "NULL"), '\(status)', 0);

                """
            for told in 1...9 where Int.random(in: 0..<3, using: &random) == 0 {
                let start = Int.random(in: 0..<20, using: &random) * 100 + 50
                let kind = ["CONFIRMATION", "REMINDER", "NOTICE", "BY_HAND"].randomElement(using: &random) ?? ""
                let known = Bool.random(using: &random) ? "CONFIRMED" : "CANCELLED"
                sql += """
                    INSERT INTO delivery SELECT \(id), \(told), '\(kind)', \(told), '', \(start), \(start + 100), '', '\(known)'
                        WHERE EXISTS (SELECT 1 FROM booking WHERE id = \(id));

                    """
            }
        }
        try test.execute(sql)
        try BookingDatabase(path: test.path).snapshot { snapshot in
            let site = try snapshot.site()
            try body(snapshot, site, schedule(snapshot, site))
        }
    }
}
