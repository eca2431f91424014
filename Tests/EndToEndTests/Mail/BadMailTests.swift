import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// What mails meet that they should not.
@Suite struct BadMailTests {
    @Test(
        "a member whom no mail can reach is a warning, and the others get theirs",
        arguments: [
            "", "chloe", "chloe@", "@nobody.example", "a@b", "a b@example.org", "a@example.org, b@example.org", "a@exa mple.org",
            "<a@example.org>",
            "a@@example.org", "a@example..org", ".a@example.org", "a@example.org\r\nBcc: b@example.org", "ä@example.org", "a@-example.org",
            "\"a\"@example.org", "a@[127.0.0.1]", String(repeating: "a", count: 65) + "@example.org",
        ])
    func unreachable(address: String) throws {
        let studio = try Business(mailing: Business.rows)
        let text = address.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try studio.sql(
            "UPDATE member SET email = CAST(x'\(text)' AS TEXT) WHERE id = 1; UPDATE booking SET status = 'CONFIRMED' WHERE id = 3")
        let outcome = try studio.joinery("mail")
        #expect(
            outcome
                == Outcome(
                    exit: 0,
                    output: """
                        studio: wrote 1 confirmation, 1 waits in DIR/output/studio/private/mail/new
                        1 warning: run `joinery check` to see it

                        """, errors: ""))
        #expect(try studio.readMails().values.map(\.to) == [["joerg@example.org"]])
        let sentence = address.isEmpty ? "has no e-mail address" : "has an e-mail address that is none"
        let check = try studio.joinery("check")
        #expect(check.output.contains("warning: member:1: \(sentence): no mail is written [mail-address]\n"))
        if address.count > 4 { #expect(!check.output.contains(address)) }
    }

    @Test func `check says nothing of addresses where no mail is written`() throws {
        let studio = try Business()
        try studio.sql("UPDATE member SET email = ''")
        #expect(try studio.joinery("check").output == "0 errors, 0 warnings\n")
    }

    @Test func `mails have to come from somebody`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        let nobody = try studio.joinery("mail", "--site", "studio")
        #expect(
            nobody
                == Outcome(
                    exit: 1, output: "",
                    errors: """
                        Error: 1 error, nothing was published
                          site-data/joinery.yaml: `sites.studio.mail.from` is missing: it says who mails are from, such as `hello@studio.example`
                            -> README's "Configuration" lists all keys

                        """))
        // A timer that is switched on before there is a sender does not fail each minute.
        #expect(try studio.joinery("mail", "--if-configured", "--quiet") == Outcome(exit: 0, output: "", errors: ""))
        #expect(!studio.exists("output/studio"))
        try studio.write("sites: {studio: {mail: {from: 'Studio <hello@studio.example>'}}}\n", to: "site-data/joinery.yaml")
        #expect(try studio.joinery("mail").errors.contains("allowed is an address such as `hello@studio.example`"))
        try studio.write(
            "sites: {studio: {mail: {from: hello@studio.example, reply-to: desk}}}\n", to: "site-data/joinery.yaml")
        #expect(
            try studio.joinery("mail").errors.contains(
                "`sites.studio.mail.reply-to` is `desk`, allowed is an address such as `hello@studio.example`"))
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        let one = try studio.joinery("mail")
        #expect(one.exit == 0 && one.errors == "harbour: no `mail.from` in the configuration, so no mail\n")
        #expect(one.output.hasPrefix("studio: wrote 2 confirmations") && !studio.exists("output/harbour"))
    }

    @Test func `of two runs at once one ends with 75 and writes nothing`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.build()
        let lock = unsafe open(studio.output + "/private/lock", O_RDWR)
        defer { close(lock) }
        try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
        let outcome = try studio.joinery("mail")
        #expect(outcome.exit == 75 && outcome.errors.contains("; no further mail was written\n"), "\(outcome)")
        #expect(!FileManager.default.fileExists(atPath: studio.maildir))
    }

    @Test func `runs at once write each mail once`() async throws {
        let studio = try Business(mailing: Business.rows)
        let path = studio.path
        let codes = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<6 { group.addTask { try Program.joinery.run(["mail", "-C", path, "--now", Business.now]).exit } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.allSatisfy { $0 == 0 || $0 == 75 } && codes.contains(0), "\(codes)")
        #expect(try studio.readMails().count == 2)
    }

    @Test func `a folder that is no Maildir is left alone`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.build()
        try studio.write("mine", to: "output/studio/private/mail/notes.txt")
        let foreign = try studio.joinery("mail")
        #expect(
            foreign
                == Outcome(
                    exit: 4, output: "",
                    errors: """
                        Error: `DIR/output/studio` has files that Joinery did not write: `private/mail`; no further mail was written
                        Hint: move it away, or name another folder with -C

                        """))
        #expect(try Repository.files(below: studio.maildir).count == 1)

        try studio.remove("output/studio/private/mail")
        try studio.write("mine", to: "output/studio/private/mail")
        let file = try studio.joinery("mail")
        #expect(file.exit == 73 && file.errors.contains("a file is where the folder belongs: move it away"), "\(file)")
    }

    @Test func `a file of somebody else's in a Maildir is left alone`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.mail()
        for name in ["new/1234.M5.host", "cur/1234.M6.host:2,S", "new/confirmation.x.1.y.eml", "dovecot.index"] {
            try studio.write("mine", to: "output/studio/private/mail/\(name)")
        }
        try studio.send()
        try studio.mail()
        #expect(try studio.query("SELECT count(*) FROM delivery") == ["2"])
        let left = try Repository.files(below: studio.maildir)
        #expect(left.count == 4 && left.values.allSatisfy { $0 == Data("mine".utf8) }, "\(left.keys)")
    }

    @Test func `a sent mail of which nobody knows what it told is not written again`() throws {
        let studio = try Business(mailing: Business.rows)
        try studio.mail()
        try studio.send()
        for name in try studio.waiting(in: "told") { try studio.remove("output/studio/private/mail/told/\(name)") }
        let outcome = try studio.joinery("mail")
        #expect(outcome.exit == 0 && outcome.output == "studio: wrote no mail\n")
        #expect(outcome.errors.contains("was sent, but what it told is lost"))
    }
}
