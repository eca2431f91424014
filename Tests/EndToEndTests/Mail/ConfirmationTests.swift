import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// `joinery mail`: one message for each confirmed booking, once.
@Suite struct ConfirmationTests {
    @Test func `each confirmed booking gets one mail, which says when, where and how`() throws {
        let studio = try Business(mailing: Business.rows)
        let outcome = try studio.joinery("mail")
        #expect(
            outcome
                == Outcome(exit: 0, output: "studio: wrote 2 confirmations, 2 wait in DIR/output/studio/private/mail/new\n", errors: ""))

        let mails = try studio.readMails()
        let pages = try studio.pages()
        #expect(mails.count == 2)
        let yoga = try #require(mails.first { $0.key.hasPrefix("confirmation.1.1.") }?.value)
        #expect(yoga.to == ["chloe@example.org"] && yoga.toName == "Chloé Lefèvre")
        #expect(yoga.headers["From"] == "Riverside Studio <hello@studio.example>")
        #expect(yoga.headers["Subject"] == "Confirmed: Morning Yoga, Tuesday, 24 November 2026, 08:00")
        #expect(yoga.headers["Date"] == "Mon, 23 Nov 2026 12:00:00 +0000")
        #expect(yoga.headers["Auto-Submitted"] == "auto-generated" && yoga.headers["X-Auto-Response-Suppress"] == "All")
        #expect(yoga.headers["Reply-To"] == nil, "answers go to the sender")
        let page = try #require(pages.first { $0.kind == "my-bookings" && $0.id == 1 }).url
        let join = try #require(pages.first { $0.kind == "join" && $0.id == 1 }).url
        for part in [yoga.text, yoga.html] {
            #expect(part.contains("Morning Yoga") && part.contains("Tuesday, 24 November 2026") && part.contains("08:00 – 09:00"))
            #expect(part.contains(page) && part.contains(join))
            #expect(!part.contains("meet.google.com"), "the join page stands for the link")
        }
        // A course's mail is about what is still to come.
        let course = try #require(mails.first { $0.key.hasPrefix("confirmation.1.2.") }?.value)
        #expect(course.text.contains("27 November") && !course.text.contains("20 November"))
        // No message id lets in anywhere.
        for mail in mails.values {
            let id = try #require(mail.headers["Message-ID"])
            #expect(id.wholeMatch(of: /<[a-z2-7]{26}@studio\.example>/) != nil)
            #expect(!pages.contains { id.contains($0.path.dropFirst(2).dropLast(5)) })
        }
    }

    @Test func `answers go where the configuration says`() throws {
        let studio = try Business(
            mailing: Business.rows, sites: "studio: {mail: {from: hello@studio.example, reply-to: desk@studio.example}}")
        try studio.mail()
        #expect(try studio.readMails().values.map { $0.headers["Reply-To"] } == ["desk@studio.example", "desk@studio.example"])
    }

    @Test func `all mails of a booking refer to one beginning, and no other booking's do`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.mail()
        let confirmations = try studio.readMails()
        let begun = Set(confirmations.values.compactMap { $0.headers["References"] })
        #expect(begun.count == 2 && begun.allSatisfy { $0.wholeMatch(of: /<[a-z2-7]{26}@studio\.example>/) != nil })
        #expect(begun.isDisjoint(with: confirmations.values.compactMap { $0.headers["Message-ID"] }))
        let yoga = try #require(confirmations.first { $0.key.hasPrefix("confirmation.1.1.") }?.value.headers["References"])
        try studio.send()
        try studio.mail("--reminders", "24")
        let reminder = try #require(try studio.readMails().first { $0.key.hasPrefix("reminder.1.1.") }?.value)
        #expect(reminder.headers["References"] == yoga)
        try studio.sql("UPDATE session SET starts_at = starts_at + 3600, ends_at = ends_at + 3600 WHERE id = 1")
        try studio.mail("--notices", now: "2026-11-23T13:00:00Z")
        let notice = try #require(try studio.readMails().first { $0.key.hasPrefix("notice.1.") }?.value)
        #expect(notice.headers["References"] == yoga)
    }

    @Test func `where members log in, a mail leads to the link itself and to the login, and holds no name or password`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.write("access: login\n" + studio.text("site-data/joinery.yaml"), to: "site-data/joinery.yaml")
        try studio.mail()
        let mails = try studio.readMails()
        #expect(mails.count == 2)
        let secrets = try studio.joinery("member", "login", "1", now: nil).output.matches(of: /[a-z2-7]{26}/).map { String($0.output) }
        try #require(secrets.count == 2)
        let joins = try studio.pages().filter { $0.kind == "join" }.map(\.url)
        for mail in mails.values {
            for part in [mail.text, mail.html] {
                #expect(part.contains("https://members.example.org/my") && part.contains("Log in with your user name and password"))
                #expect(part.contains("https://meet.google.com/kvt-hwqz-ndr"), "a join page would show it to nobody")
                #expect(!(secrets + joins).contains { part.contains($0) })
            }
        }
    }

    @Test func `run again, it writes nothing, however often, and the same mails the same`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.mail()
        let before = try Repository.files(below: studio.maildir)
        for _ in 0..<3 { try studio.mail(now: "2026-11-23T12:34:56Z") }
        #expect(try Repository.files(below: studio.maildir) == before)

        let other = try Business(mailing: Business.rows)
        try other.mail()
        #expect(try Repository.files(below: other.maildir) == before)
    }

    @Test func `folders and files are for the owner alone`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.mail()
        var found: Set<String> = []
        for name in try FileManager.default.subpathsOfDirectory(atPath: studio.maildir) {
            var status = stat()
            unsafe #expect(lstat("\(studio.maildir)/\(name)", &status) == 0)
            found.insert("\(status.st_mode & S_IFMT == S_IFDIR ? "folder" : "file") \(String(status.st_mode & 0o7777, radix: 8))")
        }
        #expect(found == ["folder 700", "file 600"])
    }

    @Test func `a mail that was moved to cur is recorded, as what it told, and nothing of it stays`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.mail()
        try studio.send()
        let now = "2026-11-23T13:00:00Z"
        // What it said counts, whatever is so by now.
        try studio.sql("UPDATE session SET location = 'Room 9', starts_at = starts_at + 60 WHERE id = 1")
        #expect(try studio.joinery("mail", now: now).output == "studio: wrote no mail, recorded 2 as sent\n")

        #expect(try Repository.files(below: studio.maildir).isEmpty)
        let told = try studio.query(
            "SELECT booking_id, session_id, kind, delivered_at, length(link_digest), told_starts_at, told_location, told_status FROM delivery"
        )
        #expect(
            told == [
                "1|1|CONFIRMATION|1795438800|64|1795503600||CONFIRMED", "2|3|CONFIRMATION|1795438800|64|1795802400||CONFIRMED",
            ])
        #expect(try studio.query("SELECT action, after FROM change_log") == ["mail.delivered|{\"mails\":2}"])
        #expect(try studio.joinery("notify").output.contains("session 1 Morning Yoga"))
        #expect(try studio.joinery("mail", now: now).output == "studio: wrote no mail\n")
    }

    @Test func `mails are called delivered by path or by name, and sessions without a link are recorded too`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.sql("UPDATE session SET link_state = 'REMOVED' WHERE id = 1")
        try studio.mail()
        let names = try studio.waiting()
        let outcome = try studio.joinery("mail", "--delivered", "\(studio.maildir)/new/\(names[0])", names[1])
        #expect(outcome == Outcome(exit: 0, output: "studio: wrote no mail, recorded 2 as sent\n", errors: ""))
        #expect(try Repository.files(below: studio.maildir).isEmpty)
        #expect(try studio.query("SELECT session_id, link_digest <> '' FROM delivery") == ["1|0", "3|1"])

        let again = try studio.joinery("mail", "--delivered", names[0])
        #expect(again.exit == 66 && again.errors.hasPrefix("Error: no mail `\(names[0])` waits or was sent; nothing was recorded\n"))
        #expect(try studio.joinery("mail", "--delivered").exit == 64)
        #expect(try studio.joinery("mail", "x.eml").exit == 64)
    }

    @Test func `a mail that waits and is no longer true is written anew, once`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.mail()
        let before = try studio.waiting()
        try studio.sql("UPDATE session SET starts_at = starts_at + 3600, ends_at = ends_at + 3600 WHERE id = 1")
        let outcome = try studio.joinery("mail")
        #expect(outcome.output.hasPrefix("studio: wrote 1 confirmation, dropped 1 no longer true, 2 wait in "))

        let mails = try studio.readMails()
        #expect(mails.count == 2 && Set(mails.keys).intersection(before).count == 1)
        #expect(mails.first { $0.key.hasPrefix("confirmation.1.1.") }?.value.text.contains("09:00 – 10:00") == true)
        // Nor is a mail written for what cannot be attended.
        try studio.sql("UPDATE session SET status = 'CANCELLED' WHERE id = 1; UPDATE booking SET status = 'DECLINED' WHERE id = 2")
        try studio.mail()
        #expect(try studio.waiting() == [])
        #expect(try studio.waiting(in: "told") == [])
    }

    @Test func `a dry run tells the same counts and touches nothing`() throws {
        let studio = try Business(mailing: Business.rows)
        #expect(try studio.joinery("mail", "--dry-run").output == "studio: would write 2 confirmations\n")
        #expect(!studio.exists("output"))
        try studio.mail()
        try studio.sql("UPDATE session SET location = 'Room 9' WHERE id = 1")
        let before = try Repository.files(below: studio.maildir)
        #expect(try studio.joinery("mail", "--dry-run").output.hasPrefix("studio: would write 1 confirmation, would drop 1 no longer true"))
        #expect(try Repository.files(below: studio.maildir) == before)
    }

    @Test func `the answer for scripts has counts and no name or address`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.sql("UPDATE member SET email = 'chloe' WHERE id = 1; UPDATE booking SET status = 'CONFIRMED' WHERE id = 3")
        let outcome = try studio.joinery("mail", "--format", "json")
        #expect(!outcome.output.contains("chloe") && !outcome.output.contains("joerg") && outcome.errors.isEmpty)
        let answer = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let site = try #require((answer["sites"] as? [[String: Any]])?.first)
        #expect(answer["schema"] as? Int == 1 && answer["dryRun"] as? Bool == false)
        #expect(site["written"] as? [String: Int] == ["confirmation": 1, "cancellation": 0, "notice": 0, "reminder": 0])
        #expect((site["findings"] as? [[String: String]])?.map { $0["code"] } == ["mail-address"])
    }
}
