import BusinessKit
import Foundation
import TestKit
import Testing

/// `joinery mail --notices` where a client has no place any more, has another, or has one again.
@Suite struct CancellationTests {
    /// Two clients who were told of a class by mail; one of them of a course too.
    private static func told() throws -> Business {
        let studio = try Business(mailing: Business.rows)
        try studio.sql("UPDATE booking SET status = 'CONFIRMED' WHERE id = 3")
        try studio.mail()
        try studio.send()
        try studio.mail()
        return studio
    }

    @Test(
        "a booking that does not stand any more is told, and leaves the client's calendar",
        arguments: [
            ("CANCELED", "Cancelled", "Booking cancelled"), ("DECLINED", "Declined", "Declined"),
            ("WAITING_LIST", "On the waiting list", "On the waiting list"),
        ])
    func withdrawn(status: String, subject: String, said: String) throws {
        let studio = try Self.told()
        try studio.sql("UPDATE booking SET status = '\(status)' WHERE id = 3")
        let line = "studio: Jörg Weiß <joerg@example.org>, member 2, session 1 Morning Yoga 2026-11-24T07:00:00Z: "
        #expect(try studio.joinery("notify").output.hasPrefix(line + "not told that booking 3 is \(status); no confirmed booking, knows"))
        let outcome = try studio.joinery("mail", "--notices")
        #expect(outcome.output == "studio: wrote 1 cancellation, 1 waits in DIR/output/studio/private/mail/new\n")
        let mail = try #require(try studio.readMails().values.first)
        #expect(mail.to == ["joerg@example.org"] && mail.methods == ["CANCEL"] && mail.files == ["inline cancelled.ics"])
        #expect(mail.headers["Subject"] == "\(subject): Morning Yoga, Tuesday, 24 November 2026, 08:00")
        #expect(mail.text.contains("\(said)\n") && mail.calendars[0].contains("STATUS:CANCELLED") && !mail.decoded.contains("/j/"))
        try studio.send()
        #expect(try studio.joinery("mail", "--notices").output == "studio: wrote no mail, recorded 1 as sent\n")
        #expect(try studio.dueLetters(now: Business.now).isEmpty)
        #expect(try studio.query("SELECT told_status, link_digest FROM delivery WHERE kind = 'NOTICE'") == ["NOT_BOOKED|"])

        try studio.sql("UPDATE booking SET status = 'CONFIRMED' WHERE id = 3")
        #expect(try studio.joinery("notify").output == line + "not told that booking 3 is confirmed again\n")
        #expect(try studio.dueLetters(now: Business.now) == ["confirmation.2"])
        for option in ["--confirmations", "--notices"] {
            let again = try studio.copy()
            let now = "2026-11-23T12:10:00Z"
            try again.mail(option, now: now)
            let mail = try #require(try again.readMails().values.first)
            #expect(try again.waiting().count == 1 && mail.methods == ["REQUEST"] && mail.files == ["inline booking.ics"])
            #expect(mail.text.contains("Your booking is confirmed") && mail.decoded.contains("/j/"))
            try again.mail("--notices", "--confirmations", now: now)
            #expect(try again.waiting().count == 1)
            try again.send()
            #expect(
                try again.joinery("mail", "--confirmations", "--notices", now: now).output == "studio: wrote no mail, recorded 1 as sent\n")
        }
    }

    @Test func `a booking of another session says before and after, and the old event leaves the calendar`() throws {
        let studio = try Self.told()
        try studio.sql(
            """
            INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES
              (5, 1, 1, unixepoch('2026-12-08 09:00'), unixepoch('2026-12-08 10:00'));
            UPDATE booking SET session_id = 5 WHERE id = 1
            """)
        let named = try studio.joinery("notify").output
        #expect(named.contains("session 5 Morning Yoga 2026-12-08T09:00:00Z: not told that booking 1 is for this session now, and not for"))
        #expect(try studio.dueLetters(now: Business.now) == ["notice.1"])
        try studio.mail("--confirmations", "--notices")
        let mail = try #require(try studio.readMails().values.first)
        #expect(try studio.waiting().count == 1 && mail.headers["Subject"] == "Changed: Morning Yoga, Tuesday, 8 December 2026, 10:00")
        for part in [mail.text, mail.html] {
            #expect(part.contains("10:00 – 11:00") && part.contains("Tuesday, 24 November 2026, 08:00 – 09:00 (Berlin, UTC+1)"))
        }
        #expect(mail.methods == ["REQUEST", "CANCEL"] && mail.files == ["inline booking.ics", "attachment cancelled.ics"])
        #expect(mail.calendars[0].contains("20261208T100000") && mail.calendars[1].contains("20261124T080000"))
        try studio.send()
        try studio.mail("--notices")
        #expect(try studio.waiting() == [] && studio.dueLetters(now: Business.now).isEmpty)
        // Told by hand, it is told too.
        try studio.sql("UPDATE booking SET session_id = 1 WHERE id = 1")
        #expect(try studio.dueLetters(now: Business.now) == ["notice.1"])
        #expect(try studio.joinery("notify", "--delivered").exit == 0)
        #expect(try studio.dueLetters(now: Business.now).isEmpty && studio.joinery("mail", "--notices").output == "studio: wrote no mail\n")
    }

    @Test func `who is moved from a class to a course is told of each, what is gone first`() throws {
        let studio = try Self.told()
        try studio.sql(
            """
            INSERT INTO session (id, service_id, starts_at, ends_at) VALUES
              (5, 2, unixepoch('2026-12-04 18:00'), unixepoch('2026-12-04 19:00'));
            UPDATE booking SET session_id = NULL, course_id = 2 WHERE id = 3
            """)
        try studio.mail("--notices")
        let mails = try studio.readMails().filter { $0.value.to == ["joerg@example.org"] }
        #expect(mails.keys.map { $0.prefix { $0 != "." } }.sorted() == ["cancellation", "notice"])
        let gone = try #require(mails.first { $0.key.hasPrefix("cancellation") }?.value)
        #expect(gone.methods == ["CANCEL"] && gone.text.contains("You no longer have a place in this session"))
        let new = try #require(mails.first { $0.key.hasPrefix("notice") }?.value)
        #expect(new.methods == ["PUBLISH"] && new.text.contains("your booking includes this session now"))
    }

    @Test func `a session added to a course is told, and one that is cancelled too`() throws {
        let studio = try Self.told()
        try studio.sql(
            """
            INSERT INTO session (id, service_id, starts_at, ends_at) VALUES
              (5, 2, unixepoch('2026-12-04 18:00'), unixepoch('2026-12-04 19:00'));
            UPDATE session SET status = 'CANCELLED' WHERE id = 3
            """)
        #expect(
            try studio.joinery("notify").output.contains("session 5 Sleep Well 2026-12-04T18:00:00Z: not told of this session of booking 2")
        )
        try studio.mail("--notices")
        let mails = try studio.readMails()
        #expect(
            Set(mails.values.map { $0.headers["Subject"] ?? "" }) == [
                "Cancelled: Sleep Well, Friday, 27 November 2026, 19:00", "Changed: Sleep Well, Friday, 4 December 2026, 19:00",
            ])
        #expect(Set(mails.values.map(\.methods)) == [["CANCEL"], ["REQUEST"]])
        try studio.send()
        try studio.mail("--notices")
        #expect(try studio.waiting() == [])
    }

    @Test func `a course is one calendar to open; a long one that is cancelled too`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.sql(
            """
            INSERT INTO session (service_id, starts_at, ends_at)
            SELECT 2, unixepoch('2026-12-01 18:00') + value * 86400, unixepoch('2026-12-01 19:00') + value * 86400 FROM generate_series(1, 30);
            UPDATE booking SET status = 'CANCELED' WHERE id = 1
            """)
        try studio.mail()
        let confirmation = try #require(try studio.readMails().values.first)
        #expect(confirmation.headers["Subject"] == "Confirmed: Sleep Well, Friday, 27 November 2026, 19:00 (+30)")
        #expect(confirmation.methods == ["PUBLISH"] && confirmation.files == ["attachment bookings.ics"])
        #expect(confirmation.calendars[0].split(separator: "BEGIN:VEVENT").count == 32 && !confirmation.calendars[0].contains("ATTENDEE"))
        try studio.send()
        try studio.mail()
        try studio.sql("UPDATE booking SET status = 'CANCELED'")
        try studio.mail("--notices")
        let cancellation = try #require(try studio.readMails().values.first)
        #expect(cancellation.methods == ["PUBLISH"] && cancellation.files == ["attachment bookings.ics"])
        #expect(cancellation.calendars[0].split(separator: "STATUS:CANCELLED").count == 32)
    }

    @Test func `a place that begins with what joins letters is told once`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.sql(
            "UPDATE site SET plan = 'FREE'; UPDATE session SET location = char(0xFE0F) || 'Room 2' || char(0x2028, 0xA, 0x25) WHERE id = 1")
        try studio.mail("--confirmations", "--notices")
        #expect(try studio.waiting().count == 2)
        try studio.send()
        for minute in 1...3 {
            try studio.mail("--confirmations", "--notices", now: "2026-11-23T12:0\(minute):00Z")
            #expect(try studio.waiting() == [])
            try studio.send()
        }
        #expect(try studio.joinery("notify").output == "every client is up to date\n")
        // The same letter in other scalars is other bytes, and told; then it is known.
        try studio.sql("UPDATE session SET location = 'Caf' || char(0xE9) WHERE id = 1")
        try studio.mail("--notices", now: "2026-11-23T12:05:00Z")
        try studio.sql("UPDATE session SET location = 'Cafe' || char(0x301) WHERE id = 1")
        let outcome = try studio.joinery("mail", "--notices", now: "2026-11-23T12:06:00Z")
        #expect(outcome.output.hasPrefix("studio: wrote 1 notice, dropped 1 no longer true"))
        try studio.send()
        try studio.mail("--notices", now: "2026-11-23T12:07:00Z")
        #expect(try studio.joinery("notify").output == "every client is up to date\n")
    }

    @Test func `a time before the newest delivery writes nothing, and says where such a time comes from`() throws {
        let studio = try Self.told()
        let before = try studio.dump()
        for option in ["--confirmations", "--notices", "--reminders=24"] {
            let outcome = try studio.joinery("mail", option, now: "2023-11-14T22:13:20Z")
            #expect(outcome.exit == 4 && outcome.output.isEmpty)
            #expect(
                outcome.errors.contains("it is 2023-11-14T22:13:20Z here, but clients were told something at 2026-11-23T12:00:00Z already"))
            #expect(outcome.errors.contains("SOURCE_DATE_EPOCH"))
        }
        #expect(try studio.waiting() == [] && studio.dump() == before)
    }

    @Test func `where nobody is shown a link, pages and mails do not lead to each other`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.sql("UPDATE site SET hide_link_in_emails = 1, hide_link_in_my_bookings = 1")
        try studio.mail()
        for mail in try studio.readMails().values {
            #expect(
                mail.text.contains("The link comes from us\nWe’ll give you the link ourselves.")
                    && !mail.text.contains("Link not in this email"))
        }
        let files = try studio.build().files
        let text = try #require(try studio.pages().first { $0.kind == "my-bookings" && $0.id == 1 }.flatMap { files[$0.path] }).text
        #expect(text.contains("The link comes from us") && text.contains("data-reason=\"hidden-in-my-bookings\""))
        #expect(try studio.joinery("check").output.contains("[hidden-everywhere]"))
    }
}
