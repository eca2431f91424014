import BusinessKit
import Foundation
import TestKit
import Testing

/// `joinery mail --reminders HOURS`: each session of each booking once.
@Suite struct ReminderTests {
    @Test func `a session that is near is reminded of once`() throws {
        let studio = try Business(mailing: Business.rows)
        // The class starts in 19 hours, the course goes on in four days.
        #expect(try studio.joinery("mail", "--reminders", "18").output == "studio: wrote no mail\n")
        #expect(try studio.joinery("mail", "--reminders", "19").output.hasPrefix("studio: wrote 1 reminder, 1 waits in "))
        let mail = try #require(try studio.readMails().values.first)
        #expect(mail.headers["Subject"] == "Reminder: Morning Yoga, Tuesday, 24 November 2026, 08:00" && mail.to == ["chloe@example.org"])
        #expect(mail.text.contains("See you soon") && mail.text.contains("/j/"))
        try studio.mail("--reminders", "24")
        #expect(try studio.waiting().count == 1)
        // Its place is another by now: one mail still, and a right one.
        try studio.sql("UPDATE session SET location = 'Boathouse', link_state = 'REMOVED' WHERE id = 1")
        try studio.mail("--reminders", "24", now: "2026-11-23T13:00:00Z")
        #expect(try studio.readMails().values.map { $0.text.contains("Boathouse") } == [true])
        try studio.send()
        try studio.mail("--reminders", "24", now: "2026-11-23T14:00:00Z")
        #expect(try studio.waiting() == [])
        #expect(try studio.query("SELECT booking_id, session_id, kind FROM delivery") == ["1|1|REMINDER"])
    }

    @Test func `each session of a course is reminded of in its time`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.sql("INSERT INTO session (id, service_id, starts_at, ends_at) VALUES (4, 2, 1795975200, 1795978800)")
        for (now, count) in [("2026-11-27T00:00:00Z", 1), ("2026-11-29T00:00:00Z", 1), ("2026-11-29T12:00:00Z", 0)] {
            try studio.mail("--reminders", "24", now: now)
            #expect(try studio.waiting().count == count, "\(now)")
            try studio.send()
            try studio.mail(now: now)
            try studio.send()
            try studio.mail(now: now)
        }
        #expect(try studio.query("SELECT booking_id, session_id FROM delivery WHERE kind = 'REMINDER'") == ["2|3", "2|4"])
    }

    @Test func `a session that has moved is reminded of again, as it is another date`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.mail("--reminders", "24")
        try studio.send()
        try studio.sql("UPDATE session SET starts_at = starts_at + 21 * 86400, ends_at = ends_at + 21 * 86400 WHERE id = 1")
        try studio.mail("--confirmations", "--notices", now: "2026-11-23T18:00:00Z")
        try studio.send()
        for _ in 1...2 {
            try studio.mail("--reminders", "24", now: "2026-12-14T12:00:00Z")
            let waiting = try studio.readMails().values.map { $0.headers["Subject"] }
            #expect(waiting == ["Reminder: Morning Yoga, Tuesday, 15 December 2026, 08:00"])
        }
        try studio.send()
        #expect(try studio.joinery("mail", "--reminders", "24", now: "2026-12-14T13:00:00Z").output.hasPrefix("studio: wrote no mail"))
    }

    @Test func `what is cancelled, begun, not confirmed or only just booked is not reminded of`() throws {
        for change in [
            "UPDATE session SET status = 'CANCELLED'", "UPDATE session SET starts_at = 1795435000 WHERE id = 1",
            "UPDATE booking SET status = 'PENDING'", "UPDATE booking SET booked_at = 1795430000",
        ] {
            let studio = try Business(mailing: Business.rows)
            try studio.sql(change)
            #expect(try studio.joinery("mail", "--reminders", "24").output == "studio: wrote no mail\n", "\(change)")
        }
    }

    @Test func `an unsent reminder is dropped once the session has begun`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.mail("--reminders", "24")
        let outcome = try Program.joinery.run(["build", "-C", studio.path, "--now", "2026-11-24T07:00:00Z"])
        #expect(outcome.exit == 0)
        #expect(try studio.waiting() == [])
    }

    @Test func `kinds are written together where they are named together`() throws {
        let studio = try Business(mailing: Business.rows)
        let outcome = try studio.joinery("mail", "--confirmations", "--notices", "--reminders", "24")
        #expect(outcome.output.hasPrefix("studio: wrote 2 confirmations, 1 reminder, 3 wait in "))
        #expect(try studio.joinery("mail", environment: ["JOINERY_REMINDERS": "24"]).output.hasPrefix("studio: wrote no mail, 3 wait"))
    }

    @Test("hours are a number", arguments: ["0", "-1", "x", "9999"])
    func badHours(hours: String) throws {
        #expect(try Business(mailing: Business.rows).joinery("mail", "--reminders=\(hours)").exit == 64)
    }
}
