import BusinessKit
import Foundation
import TestKit
import Testing

/// The reader that plays the clients in `ConversationSeriesTests` finds what is wrong, and nothing else.
@Suite struct PlayedClientsTests {
    @Test func `of two bookings of one session, one may be from before it had a link`() throws {
        let studio = try Business(mailing: Business.rows)
        let clients = PlayedClients(of: studio)
        // A place that sorts behind an address.
        try studio.sql("UPDATE session SET link_state = 'REMOVED', location = char(0xFE0F) || 'Room 2' WHERE id = 1")
        try send("12:00", from: studio, to: clients)
        try studio.sql(
            """
            UPDATE session SET link_state = 'INHERIT' WHERE id = 1;
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (4, 1, 1, 'CONFIRMED', 0);
            """)
        try send("12:10", from: studio, to: clients)
        #expect(try studio.query("SELECT booking_id, link_digest = '' FROM delivery WHERE session_id = 1") == ["1|1", "4|0"])
        let outcome = try clients.compare(now: Self.seconds)
        #expect(outcome.exit == 0, "\(outcome.errors)")
        // Who was told the link has it; and who was told none has the right place.
        let right = try studio.text("calendars.json")
        let link = try studio.pages().filter { $0.kind == "join" && $0.id == 1 }.map(\.url)
        for (old, new) in [(try #require(link.first), ""), ("Room 2", "Room 3")] {
            try #require(right.contains(old))
            try studio.write(right.replacingOccurrences(of: old, with: new), to: "calendars.json")
            #expect(try clients.compare(now: Self.seconds).exit == 1, "\(old)")
        }
    }

    @Test func `a mail that waited while a newer one was sent says the same, or misleads`() throws {
        let studio = try Business(mailing: Business.rows)
        let clients = PlayedClients(of: studio)
        try studio.sql("UPDATE site SET hide_link_in_my_bookings = 1")
        try send("12:00", from: studio, to: clients)
        try studio.sql("UPDATE session SET link_state = 'SET', link_url = 'https://meet.jit.si/next' WHERE id = 1")
        try studio.mail("--notices", "--reminders", "24", now: "2026-11-23T12:10:00Z")
        // The notice is written again, with more in it, and the reminder stays as it is.
        try studio.sql("UPDATE session SET location = 'Boathouse', link_state = 'REMOVED' WHERE id = 3")
        let reminder = try studio.waiting().filter { $0.hasPrefix("reminder.1.1.") }
        try studio.mail("--notices", "--reminders", "24", now: "2026-11-23T12:20:00Z")
        let names = try studio.waiting()
        #expect(names.map { $0.split(separator: ".").prefix(3).joined(separator: ".") } == ["notice.1.0", "reminder.1.1"])
        #expect(names.suffix(1) == reminder[...])
        try studio.send(flags: "")
        let outcome = try clients.receive(names)
        #expect(outcome.exit == 0, "\(outcome.errors)")
        let right = try studio.text("calendars.json")
        try studio.write(right.replacingOccurrences(of: "meet.jit.si/next", with: "meet.jit.si/other"), to: "calendars.json")
        let misled = try clients.receive(reminder)
        #expect(misled.exit == 1 && misled.errors.contains("is older than"), "\(misled.errors)")
    }

    /// Writes mails at a time of the day, and has them all received.
    private func send(_ time: String, from studio: Business, to clients: PlayedClients) throws {
        try studio.mail("--confirmations", "--notices", now: "2026-11-23T\(time):00Z")
        let names = try studio.waiting()
        try studio.send(flags: "")
        let outcome = try clients.receive(names)
        #expect(outcome.exit == 0, "\(outcome.errors)")
        try studio.mail(now: "2026-11-23T\(time):30Z")
    }

    /// 13:00 on 23 November 2026.
    private static let seconds = 1_795_438_800
}
