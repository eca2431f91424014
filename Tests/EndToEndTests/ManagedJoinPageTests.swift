import BusinessKit
import TestKit
import Testing

/// Where a client changes or cancels a booking stands on the session's own page only while nobody else has to do with it.
@Suite struct ManagedJoinPageTests {
    private static let address = "https://shop.example.org/change/7f3a9c"
    /// Session 1 has one booking; session 4 none.
    private static let rows =
        Business.rows + """
            DELETE FROM booking WHERE id = 3;
            UPDATE booking SET manage_url = '\(address)' WHERE id = 1;
            INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES
              (4, 1, 1, unixepoch('2026-11-25 07:00'), unixepoch('2026-11-25 08:00'));
            """

    /// The sessions whose pages lead there; the live tree is what a clean build makes, and the tree before has no such page beside these.
    private static func managed(_ studio: Business, _ edit: String = "") throws -> [Int64] {
        try studio.sql(edit)
        let built = try studio.build()
        #expect(try studio.publishedContents() == studio.cleanBuild())
        for arguments in [["build", "--all"], ["verify", "--leaks"]] {
            let outcome = try studio.joinery(arguments)
            #expect(outcome.exit == 0, "\(outcome)")
        }
        return try studio.pages().filter { $0.kind == "join" && built.files[$0.path]?.text.contains(address) == true }.compactMap(\.id)
    }

    @Test func `it goes where the booking goes, and away when another comes`() throws {
        let studio = try Business(Self.rows)
        #expect(try Self.managed(studio) == [1])
        #expect(try Self.managed(studio, "UPDATE booking SET session_id = 4 WHERE id = 1") == [4])
        #expect(try Self.managed(studio, "UPDATE booking SET session_id = 1 WHERE id = 1") == [1])
        let second = "INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (3, 2, 1, 'PENDING', 0)"
        #expect(try Self.managed(studio, second) == [])
        #expect(try Self.managed(studio, "UPDATE booking SET status = 'CANCELED' WHERE id = 3") == [], "the other knows the page")
        #expect(try Self.managed(studio, "DELETE FROM booking WHERE id = 3") == [1])
        #expect(try Self.managed(studio, "UPDATE booking SET manage_url = NULL WHERE id = 1") == [])
    }

    @Test func `a course of one client has it on each of its pages to come`() throws {
        let studio = try Business(Self.rows + "UPDATE booking SET manage_url = '\(Self.address)' WHERE id = 2;")
        #expect(try Self.managed(studio, "UPDATE booking SET manage_url = NULL WHERE id = 1") == [3])
        #expect(
            try Self.managed(
                studio, "INSERT INTO booking (id, member_id, course_id, status, booked_at) VALUES (3, 2, 2, 'CONFIRMED', 0)") == [])
    }

    @Test func `the search for leaks knows on whose pages it may be`() throws {
        let studio = try Business(Self.rows)
        try studio.build()
        // A name is printed wherever its bearer is.
        try studio.sql("UPDATE member SET first_name = '\(Self.address)' WHERE id = 2")
        let named = try studio.joinery("build")
        #expect(named.exit == 3 && named.errors.contains("\n  my-bookings:2: the address that changes or cancels booking:1\n"))
        try studio.sql("UPDATE member SET first_name = 'Jörg' WHERE id = 2; UPDATE staff SET name = '\(Self.address)'")
        let onJoinPages = try studio.joinery("build")
        #expect(onJoinPages.exit == 3 && onJoinPages.errors.contains("\n  join:4: the address that changes or cancels booking:1\n"))
        #expect(!onJoinPages.errors.contains("join:1:") && !onJoinPages.errors.contains("my-bookings:1:"))
        // With a second booking not on the session's own page either; what all members have alike is nobody's.
        try studio.sql("INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (3, 2, 1, 'CONFIRMED', 0)")
        let shared = try studio.joinery("build")
        #expect(
            shared.exit == 3 && shared.errors.contains("\n  join:1: the address")
                && shared.errors.contains("\n  my-bookings:2: the address"))
        try studio.sql("UPDATE booking SET manage_url = '\(Self.address)'")
        #expect(try studio.joinery("build").exit == 0)
        // With both trees there, too, and one page that is written.
        try studio.sql(
            "UPDATE booking SET manage_url = NULL WHERE id <> 1; UPDATE staff SET name = 'Ines'; DELETE FROM booking WHERE id = 3")
        for name in ["Jürg", "Georg"] {
            try studio.sql("UPDATE member SET first_name = '\(name)' WHERE id = 2")
            #expect(try studio.joinery("build").exit == 0)
        }
        try studio.sql("UPDATE member SET first_name = '\(Self.address)' WHERE id = 2")
        let later = try studio.joinery("build")
        #expect(later.exit == 3 && later.errors.contains("\n  my-bookings:2: the address that changes or cancels booking:1\n"))
    }
}
