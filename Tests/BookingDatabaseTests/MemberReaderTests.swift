import BookingDatabase
import Bookings
import GRDB
import Testing

/// Members come in order of id, each with the bookings of theirs in order of id, however the rows lie in the table.
@Suite struct MemberReaderTests {
    @Test func `bookings scattered over several windows come back to their members`() throws {
        let database = try TestDatabase()
        // 300,000 bookings of 1,000 members need two windows; 7 is prime to 1,000, so that neighbours in the table are strangers.
        let count: Int64 = 300_000
        try database.execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
              INSERT INTO member (id, site_id, first_name) SELECT i, 'studio', 'x' FROM n;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
              INSERT INTO booking (id, member_id, session_id, status, booked_at) SELECT i, i * 7 % 1000 + 1, 1, 'CONFIRMED', 0 FROM n;
            """)

        let members = try BookingDatabase(path: database.path).snapshot { try $0.bookingsByMember() }

        #expect(members.map(\.member) == Array(1...1000))
        #expect(members.allSatisfy { $0.bookings.count == 300 && $0.bookings == $0.bookings.sorted() })
        #expect(members.allSatisfy { member, bookings in bookings.allSatisfy { $0 * 7 % 1000 + 1 == member } })
        #expect(Set(members.flatMap(\.bookings)).count == Int(count))
    }

    @Test(
        "outlines are of the very rows, whether these are looked up or read in windows, in few sites and in many",
        arguments: [(100, 1, nil), (100, 1, 7000), (100, 40, 7000), (1, 1, 20_000), (1, 40, nil)])
    func outlines(every step: Int, sites: Int, ahead: Int?) throws {
        let database = try TestDatabase()
        try database.execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i <= \(sites))
              INSERT INTO site (id, name, base_url, time_zone, plan)
                SELECT 's' || i, 'S', 'https://s' || i || '.example.org', 'UTC', 'FREE' FROM n WHERE i <= \(sites);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
              INSERT INTO member (id, site_id, first_name) SELECT i, 'studio', 'x' FROM n;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
              INSERT INTO booking (id, member_id, session_id, course_id, status, time_zone, manage_url, booked_at)
              SELECT i, i * 7 % 1000 + 1, iif(i % 3, 1, NULL), iif(i % 3, NULL, 2), iif(i % 7, 'CONFIRMED', 'DECLINED'),
                iif(i % 5, NULL, 'Asia/Zone' || i % 400), iif(i % 11, NULL, 'https://shop.example.org/' || i), i FROM n;
            """)
        try BookingDatabase(path: database.path).snapshot { snapshot in
            let site = try #require(snapshot.sites().first { $0.id == Site.ID("studio") })
            let whole = try snapshot.members(of: site).all()
            let members = try snapshot.bookedMembers(of: site)
            var ids: [Member.ID] = []
            while let member = try members.nextMember() { ids.append(member.id) }
            #expect(ids == whole.map(\.member.id))

            var outlines: [[BookingOutline]] = Array(repeating: [], count: ids.count)
            let read = members.outlines(of: ids, try ahead.flatMap { try snapshot.outlinesAhead(atMost: $0, inPiecesOf: 1500) })
            while let (outline, place) = try read.next() { outlines[place].append(outline) }
            for (booked, outlines) in zip(whole, outlines) {
                let outlines = outlines.sorted { $0.id < $1.id }
                #expect(outlines.map(\.id) == booked.bookings.map(\.id))
                #expect(outlines.allSatisfy { $0.member == booked.member.id })
                #expect(outlines.map(\.row) == booked.bookings.map(\.row))
                #expect(outlines.map(\.target) == booked.bookings.map(\.target))
                #expect(outlines.map(\.isOpen) == booked.bookings.map(\.status.isOpen))
                #expect(outlines.map(\.isManaged) == booked.bookings.map { $0.manageURL != nil })
                #expect(outlines.map { $0.zone.map { members.zones[$0] } } == booked.bookings.map(\.timeZone))
            }
            let places = whole.indices.filter { $0 % step == 0 }
            let areFew = members.areFew(places.map { outlines[$0].count }.reduce(0, +), of: 20000)
            #expect(areFew == (step > 1))
            for place in places {
                let rows = try members.rows(of: ids[place], areFew ? outlines[place].map(\.id).sorted() : nil)
                #expect(rows.member.row == whole[place].member.row)
                #expect(rows.bookings.map(\.row) == whole[place].bookings.map(\.row))
            }
        }
    }

    @Test func `of a row that cannot be read, the outline is not read either`() throws {
        for column in ["time_zone", "status"] {
            let database = try TestDatabase()
            try database.execute(
                """
                INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'a');
                INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (1, 1, 1, 'PENDING', 0);
                PRAGMA ignore_check_constraints = ON;
                UPDATE booking SET \(column) = CAST(x'FF' AS TEXT);
                """)
            #expect(throws: UnreadableRows.self) {
                try BookingDatabase(path: database.path).snapshot { snapshot in
                    try snapshot.bookedMembers(of: snapshot.site()).outlines(of: [Member.ID(1)]).next()
                }
            }
        }
    }

    @Test func `one member may have more bookings than a window holds`() throws {
        let database = try TestDatabase()
        try database.execute(
            """
            INSERT INTO member (id, site_id, first_name) VALUES (1, 'studio', 'a'), (2, 'studio', 'b'), (3, 'studio', 'c');
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 260000)
              INSERT INTO booking (id, member_id, session_id, status, booked_at) SELECT i, 2, 1, 'CONFIRMED', 0 FROM n;
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (300001, 3, 1, 'PENDING', 0);
            """)
        let members = try BookingDatabase(path: database.path).snapshot { try $0.bookingsByMember() }
        #expect(members.map(\.bookings.count) == [0, 260_000, 1])
    }

    @Test func `members of other sites and their bookings stay out`() throws {
        let database = try TestDatabase()
        try database.execute(
            """
            INSERT INTO site (id, name, base_url, time_zone, plan) VALUES ('zoo', 'Zoo', 'https://zoo.example.org', 'UTC', 'FREE');
            INSERT INTO member (id, site_id, first_name) VALUES (1, 'zoo', 'a'), (2, 'studio', 'b'), (3, 'zoo', 'c');
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (1, 3, 1, 'PENDING', 0), (2, 2, 1, 'PENDING', 0);
            """)
        let members = try BookingDatabase(path: database.path).snapshot { try $0.bookingsByMember() }
        #expect(members.map(\.member) == [2] && members.map(\.bookings) == [[2]])
    }

    @Test("the members of each of many sites have their bookings, however the rows of all sites lie", arguments: [3, 40])
    func sites(count: Int) throws {
        let database = try TestDatabase()
        // Neighbours in the tables are of different sites: 11 members a site, 7 bookings a member, and one booking of nobody.
        try database.execute(
            """
            DELETE FROM member;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(count) - 1)
              INSERT INTO site (id, name, base_url, time_zone, plan)
                SELECT 's' || i, 'S', 'https://s' || i || '.example.org', 'UTC', 'FREE' FROM n;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 11 * \(count) - 1)
              INSERT INTO member (id, site_id, first_name) SELECT i + 1, 's' || (i % \(count)), 'x' FROM n;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 77 * \(count) - 1)
              INSERT INTO booking (id, member_id, session_id, status, booked_at)
                SELECT i + 1, i * 13 % (11 * \(count)) + 1, 1, 'CONFIRMED', 0 FROM n;
            PRAGMA foreign_keys = OFF;
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (99999, 88888, 1, 'CONFIRMED', 0);
            """)
        let all = 11 * Int64(count)
        func expected(_ member: Int64) -> [Int64] { (0..<7 * all).filter { $0 * 13 % all + 1 == member }.map { $0 + 1 } }
        try BookingDatabase(path: database.path).snapshot { snapshot in
            for number in [0, count / 2, count - 1] {
                let site = try #require(snapshot.sites().first { $0.id == Site.ID("s\(number)") })
                let members = (0..<11).map { Int64(number) + 1 + Int64(count) * $0 }
                let read = try snapshot.members(of: site).all()
                #expect(read.map(\.member.id.rawValue) == members)
                for member in read { #expect(member.bookings.map(\.id.rawValue) == expected(member.member.id.rawValue)) }
                let some = try snapshot.members(of: site, [members[4], members[9], members[9] + 1])
                #expect(some.map(\.member.id.rawValue) == [members[4], members[9]])
                for member in some { #expect(member.bookings.map(\.id.rawValue) == expected(member.member.id.rawValue)) }
            }
        }
    }

    @Test func `a booking is read with all that it says`() throws {
        let database = try TestDatabase()
        try database.execute(
            """
            INSERT INTO member (id, site_id, first_name, last_name, email, time_zone, language, page_generation, external_id)
              VALUES (5, 'studio', 'Ana', 'Ruiz', 'ana@example.org', 'Asia/Tokyo', 'en-GB', 3, 'crm-9');
            INSERT INTO booking (id, member_id, course_id, status, participants, time_zone, booked_at)
              VALUES (8, 5, 2, 'WAITING_LIST', 4, 'UTC', 0);
            """)
        let booked = try #require(
            try BookingDatabase(path: database.path).snapshot { snapshot in try snapshot.members(of: snapshot.site()).next() })
        let member = booked.member
        #expect(
            [member.name, member.email, member.timeZone, member.language, member.externalID] == [
                "Ana Ruiz", "ana@example.org", "Asia/Tokyo", "en-GB", "crm-9",
            ])
        #expect(member.pageGeneration == 3)
        let booking = try #require(booked.bookings.first)
        #expect(booking.target == .course(Service.ID(2)))
        #expect((booking.status, booking.participants, booking.timeZone) == (.waitingList, 4, "UTC"))
    }
}
