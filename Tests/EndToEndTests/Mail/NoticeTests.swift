import BusinessKit
import Foundation
import TestKit
import Testing

/// `joinery mail --notices`: one mail to each client who was told something that is no longer true.
@Suite struct NoticeTests {
    /// Two clients who were told of a class by mail; one of them of a course too.
    private static func told(hidingOnPages: Bool = false) throws -> Business {
        let studio = try Business(mailing: Business.rows)
        try studio.sql(
            "UPDATE booking SET status = 'CONFIRMED' WHERE id = 3; UPDATE site SET hide_link_in_my_bookings = \(hidingOnPages ? 1 : 0)")
        try studio.mail()
        try studio.send()
        try studio.mail()
        return studio
    }

    @Test func `a notice says before and after, and the client's calendar follows`() throws {
        let studio = try Self.told()
        try studio.sql(
            "UPDATE session SET starts_at = starts_at + 3600, ends_at = ends_at + 3600, location = 'Boathouse', link_state = 'REMOVED' WHERE id = 1"
        )
        let outcome = try studio.joinery("mail", "--notices", now: "2026-11-23T13:00:00Z")
        #expect(outcome.output == "studio: wrote 2 notices, 2 wait in DIR/output/studio/private/mail/new\n")
        let mails = try studio.readMails()
        #expect(Set(mails.values.flatMap(\.to)) == ["chloe@example.org", "joerg@example.org"])
        for mail in mails.values {
            #expect(mail.headers["Subject"] == "Changed: Morning Yoga, Tuesday, 24 November 2026, 09:00" && mail.methods == ["REQUEST"])
            for part in [mail.text, mail.html] {
                #expect(part.contains("09:00 – 10:00") && part.contains("Tuesday, 24 November 2026, 08:00 – 09:00 (Berlin, UTC+1)"))
                #expect(part.contains("Boathouse") && part.contains("In person this time"))
                #expect(part.contains("This session is now in person.") && !part.contains("no longer works"))
                #expect(!part.contains("Sleep Well"), "only what has changed")
            }
        }
        #expect(try studio.readMails().count == 2)
        try studio.send()
        try studio.mail("--notices", now: "2026-11-23T14:00:00Z")
        #expect(try studio.waiting() == [])
        #expect(try studio.joinery("notify").output == "every client is up to date\n")
        #expect(
            try studio.query("SELECT booking_id, told_location, link_digest FROM delivery WHERE kind = 'NOTICE'")
                == ["1|Boathouse|", "3|Boathouse|"])
    }

    @Test func `a notice of a new link has the new one and never the old one`() throws {
        let studio = try Self.told(hidingOnPages: true)
        #expect(try studio.joinery("link", "set", "1", "--url", "https://meet.jit.si/new", "--password", "rook").exit == 0)
        try studio.mail("--notices")
        let mails = try studio.readMails()
        #expect(mails.count == 2)
        for mail in mails.values {
            #expect(mail.text.contains("https://meet.jit.si/new") && mail.text.contains("rook") && mail.html.contains("Jitsi Meet"))
            #expect(mail.text.contains("The link has changed.") && !mail.text.contains("always leads to"))
            #expect(mail.calendars.joined().contains("https://meet.jit.si/new") && !mail.decoded.contains("meet.google.com"))
        }
        // Where pages show it, the join page that clients know leads to the new one: every client is up to date.
        let other = try Self.told()
        #expect(try other.joinery("link", "set", "1", "--url", "https://meet.jit.si/new").exit == 0)
        #expect(try other.joinery("mail", "--notices").output == "studio: wrote no mail\n")
    }

    @Test func `a link that mails hide by now is not in a notice, but that the old one is wrong is`() throws {
        let studio = try Self.told(hidingOnPages: true)
        #expect(try studio.joinery("link", "set", "1", "--url", "https://meet.jit.si/new").exit == 0)
        #expect(try studio.joinery("settings", "set", "--hide-link-in-emails", "yes").exit == 0)
        try studio.mail("--notices")
        for mail in try studio.readMails().values {
            #expect(mail.text.contains("no longer works") && mail.text.contains("The link comes from us"))
            #expect(!mail.decoded.contains("meet.jit.si") && !mail.decoded.contains("meet.google.com") && !mail.decoded.contains("Jitsi"))
        }
        try studio.send()
        try studio.mail("--notices")
        #expect(try studio.joinery("notify").output == "every client is up to date\n")
    }

    @Test func `a cancelled session is taken out of the client's calendar, and put back when it takes place after all`() throws {
        let studio = try Self.told()
        try studio.sql("UPDATE session SET status = 'CANCELLED' WHERE id = 1")
        try studio.mail("--notices")
        let cancelled = try studio.readMails()
        #expect(cancelled.count == 2)
        for mail in cancelled.values {
            #expect(mail.methods == ["CANCEL"] && mail.calendars[0].contains("STATUS:CANCELLED"))
            #expect(mail.headers["Subject"] == "Cancelled: Morning Yoga, Tuesday, 24 November 2026, 08:00")
            #expect(mail.text.contains("This session is cancelled"))
        }
        try studio.send()
        try studio.mail("--notices")
        try studio.sql("UPDATE session SET status = 'CONFIRMED' WHERE id = 1")
        try studio.mail("--notices")
        let revived = try studio.readMails()
        #expect(revived.count == 2)
        for mail in revived.values { #expect(mail.methods == ["REQUEST"] && mail.text.contains("is going ahead after all")) }
    }

    @Test func `many changes before the next run are one mail, of the newest state; what is undone is no mail`() throws {
        let studio = try Self.told()
        for hour in 1...3 {
            try studio.sql("UPDATE session SET starts_at = starts_at + 3600, ends_at = ends_at + 3600 WHERE id IN (1, 3)")
            try studio.mail("--notices", now: "2026-11-23T1\(hour + 2):00:00Z")
            #expect(try studio.waiting().count == 2)
        }
        let mails = try studio.readMails()
        let chloe = try #require(mails.values.first { $0.to == ["chloe@example.org"] })
        #expect(chloe.headers["Subject"] == "Changed: Morning Yoga, Tuesday, 24 November 2026, 11:00 (+1)" && chloe.methods == ["PUBLISH"])
        #expect(chloe.text.contains("11:00 – 12:00") && chloe.text.contains("08:00 – 09:00") && !chloe.text.contains("10:00 – 11:00"))

        try studio.sql("UPDATE session SET starts_at = starts_at - 10800, ends_at = ends_at - 10800 WHERE id IN (1, 3)")
        #expect(try studio.joinery("mail").output == "studio: wrote no mail, dropped 2 no longer true\n")
    }

    @Test func `who has no confirmed booking any more is told so, and who was never told gets nothing`() throws {
        let studio = try Self.told()
        try studio.sql(
            """
            UPDATE booking SET status = 'CANCELED' WHERE id = 3; UPDATE session SET location = 'Boathouse';
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (4, 2, 1, 'CONFIRMED', 0)
            """)
        try studio.mail("--notices")
        let mails = try studio.readMails()
        #expect(mails.filter { $0.key.hasPrefix("notice.") }.map(\.value.to) == [["chloe@example.org"]])
        #expect(mails.filter { $0.key.hasPrefix("cancellation.") }.map(\.value.to) == [["joerg@example.org"]])
        #expect(mails.count == 2)
    }

    @Test("notices go to those whom notify names, whatever was edited", arguments: [1, 2, 3] as [UInt64])
    func agree(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let studio = try Business(
            mailing: Demo.rows, sites: "studio: {mail: {from: hello@studio.example}}, harbour: {mail: {from: hi@harbour.example}}")
        try studio.sql("UPDATE member SET email = 'm' || id || '@example.org' WHERE id <> 3; UPDATE member SET email = 'none' WHERE id = 3")
        try studio.mail()
        try studio.sendAll()
        try studio.mail("--reminders", "48")
        try studio.sendAll()
        var notified = 0
        var minute = 0
        for _ in 0..<ManyRounds.count(6, thorough: 60) {
            var done: [String] = []
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let edit = try RandomEdit(&random)
                done.append(try edit.isOfData ? edit.carryOut(on: studio) : "")
            }
            minute += 1
            let now = "2026-11-23T\(12 + minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60):30Z"
            try studio.mail("--notices", now: now)
            let comment = Comment(rawValue: "seed \(seed), \(done)")
            let expected = try studio.dueLetters(now: now).filter { !$0.hasSuffix(".3") }
            let waiting = try ["studio", "harbour"].flatMap { site in
                try studio.waitingMails(of: site).map { $0.split(separator: ".").prefix(2).joined(separator: ".") }
            }
            #expect(Set(waiting) == expected, comment)
            notified += waiting.count
            for site in ["studio", "harbour"] { _ = try studio.readMails(site: site) }
            guard random.once(in: 2) else { continue }
            try studio.sendAll()
            minute += 1
            try studio.mail(now: now)
            #expect(try studio.dueLetters(now: now).filter { !$0.hasSuffix(".3") } == [], comment)
            try studio.sendAll()
        }
        #expect(notified > 0)
    }
}

extension Business {
    /// The letters that tell those whom `notify` names: `notice.12`, by kind and member.
    func dueLetters(now: String) throws -> Set<String> {
        struct Answer: Decodable {
            let clients: [Client]
            struct Client: Decodable {
                let member: Int
                let letter: String?
            }
        }
        let outcome = try joinery("notify", "--format", "json", now: now)
        let clients = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8)).clients
        return Set(clients.compactMap { client in client.letter.map { "\($0).\(client.member)" } })
    }

    fileprivate func waitingMails(of site: String) throws -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/output/\(site)/private/mail/new")) ?? []
    }

    /// Moves all mails of both sites to `cur/`.
    fileprivate func sendAll() throws {
        for site in ["studio", "harbour"] {
            let folder = "\(path)/output/\(site)/private/mail"
            for name in try waitingMails(of: site) {
                try FileManager.default.moveItem(atPath: "\(folder)/new/\(name)", toPath: "\(folder)/cur/\(name)")
            }
        }
    }
}
