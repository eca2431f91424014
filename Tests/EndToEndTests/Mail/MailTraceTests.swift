import BusinessKit
import Foundation
import TestKit
import Testing

/// After one build, mails that wait hold nothing old and no member who is gone.
@Suite struct MailTraceTests {
    @Test func `a build drops unsent mail of erased members and leaves no trace of them`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.build()
        try studio.mail()
        try studio.send()
        try studio.sql("UPDATE booking SET status = 'CONFIRMED' WHERE id = 3")
        // Sent and not recorded: a mail of member 1; waiting: one of member 2.
        try studio.mail("--notices")
        try studio.sql("DELETE FROM delivery")
        try studio.mail()
        try studio.send(flags: "")
        try studio.sql("UPDATE booking SET status = 'PENDING' WHERE id = 3; UPDATE booking SET status = 'CONFIRMED' WHERE id = 3")
        #expect(try studio.joinery("member", "erase", "1", "--yes").exit == 0)
        #expect(try studio.joinery("member", "erase", "2", "--yes").exit == 0)
        try studio.sql("INSERT INTO member (id, site_id, first_name) VALUES (7, 'studio', 'Ana')")
        try studio.build("--max-removals", "100%")
        #expect(try Repository.files(below: studio.maildir).isEmpty)
    }

    @Test func `a build leaves of sent mail its name alone, and the next run records it`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.mail()
        try studio.send()
        try studio.build()
        #expect(try studio.waiting(in: "cur").count == 2)
        for name in try studio.waiting(in: "cur") {
            #expect(try Data(contentsOf: URL(fileURLWithPath: "\(studio.maildir)/cur/\(name)")).isEmpty)
        }
        #expect(try studio.joinery("mail").output == "studio: wrote no mail, recorded 2 as sent\n")
        #expect(try studio.query("SELECT count(*) FROM delivery") == ["2"])
    }

    @Test(
        "after an edit and one build no mail that waits has what was",
        arguments: [
            ["link", "set", "1", "--url", "https://meet.jit.si/new"], ["course-link", "set", "2", "--url", "https://meet.jit.si/new"],
            ["session", "rotate", "1"], ["member", "rotate", "1"], ["settings", "set", "--hide-link-in-emails", "yes"],
            ["account", "disconnect", "--yes"],
        ])
    func editsDrop(edit: [String]) throws {
        // Pages hide links, so mails carry them.
        let studio = try Business(mailing: Business.rows)
        try studio.sql("UPDATE site SET hide_link_in_my_bookings = 1")
        if edit[0] == "session" { try studio.sql("UPDATE site SET hide_link_in_my_bookings = 0") }
        try studio.build()
        try studio.mail()
        let old =
            switch edit[0] {
            case "session": try #require(try studio.pages().first { $0.kind == "join" && $0.id == 1 }).url
            case "member": try #require(try studio.pages().first { $0.kind == "my-bookings" && $0.id == 1 }).url
            default: "https://meet.google.com/kvt-hwqz-ndr"
            }
        let touched = ["link", "session"].contains(edit[0]) ? 1 : edit[0] == "course-link" ? 1 : 2
        #expect(try studio.everythingInMail().contains(old))
        #expect(try Program.joinery.run(edit + ["-C", studio.path, "--now", Business.now]).exit == 0)
        try studio.build()
        #expect(try studio.waiting().count == 2 - touched)
        if touched == 2 || edit[0] == "session" { #expect(try !studio.everythingInMail().contains(old)) }

        try studio.mail()
        let mails = try studio.readMails()
        #expect(mails.count == 2)
        let stillHasOld = mails.values.count { $0.decoded.contains(old) }
        #expect(stillHasOld == (touched == 2 || edit[0] == "session" ? 0 : 1))
    }

    @Test func `purge takes a member's unsent mail away at once`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.sql("UPDATE booking SET status = 'CONFIRMED' WHERE id = 3")
        try studio.build()
        try studio.mail()
        let outcome = try studio.joinery("purge", "1", "--yes", now: Business.now)
        #expect(outcome.exit == 0 && outcome.output.hasSuffix(" files and 2 mails of `member:1`\n"), "\(outcome)")
        #expect(try studio.waiting().map { $0.split(separator: ".")[1] } == ["2"])
        #expect(try studio.waiting(in: "told") == studio.waiting())
    }
}
