import BusinessKit
import Foundation
import TestKit
import Testing

/// A run of `joinery mail` that is killed, or fails, at any call to the system.
///
/// By default every seventh call is tried, with `THOROUGH` all of them.
@Suite struct MailKillTests {
    @Test("writing: the next run completes it, each mail once", arguments: ["signal=KILL", "error=ENOSPC", "error=EIO"])
    func writing(fault: String) throws {
        let original = try Self.studio()
        try CallSweep(original: original, command: ["mail"]).run(fault) { studio, outcome, place in
            // Whatever waits now is whole, and no mail is there twice.
            let names = try studio.waitingNames()
            #expect(Set(names).count == names.count, place)
            if !names.isEmpty { _ = try studio.readMails() }
            // 1: a template that cannot be read is a finding.
            if !fault.contains("KILL") { #expect([0, 1, 66, 73, 74, 75].contains(outcome), place) }
            try studio.mail()
            #expect(
                try studio.readMails().keys.map { $0.split(separator: ".").prefix(3).joined(separator: ".") }.sorted() == Self.all, place)
            #expect(try studio.waiting(in: "tmp") == [], place)
            #expect(try studio.waiting(in: "told") == studio.waiting(), place)
        }
    }

    @Test("recording: each mail is recorded as it was, and none is written again", arguments: ["signal=KILL", "error=ENOSPC"])
    func recording(fault: String) throws {
        let original = try Self.studio()
        try original.mail()
        try original.send()
        try CallSweep(original: original, command: ["mail"]).run(fault) { studio, _, place in
            #expect(try studio.waitingNames() == [], place)
            try studio.mail(now: "2026-11-23T12:00:05Z")
            #expect(try Repository.files(below: studio.maildir).isEmpty, place)
            #expect(try studio.query("SELECT booking_id, session_id, kind, told_status FROM delivery") == Self.told, place)
            #expect(try studio.joinery("notify").output == "every client is up to date\n", place)
        }
    }

    @Test func `recording a mail again, as after a crash, makes it no newer than what came after it`() throws {
        let studio = try Self.studio()
        try studio.mail()
        try studio.send()
        let before = try Repository.files(below: studio.maildir)
        try studio.mail(now: "2026-11-23T12:10:00Z")
        try studio.sql("UPDATE session SET location = 'Boathouse' WHERE id = 1")
        #expect(try studio.joinery("notify", "--delivered", now: "2026-11-23T12:20:00Z").exit == 0)
        for (name, bytes) in before { try studio.write([UInt8](bytes), to: "output/studio/private/mail/\(name)") }
        try studio.mail(now: "2026-11-23T12:30:00Z")
        #expect(try studio.joinery("notify", now: "2026-11-23T12:30:00Z").output == "every client is up to date\n")
    }

    private static let all = ["confirmation.1.1", "confirmation.1.2"]
    private static let told = ["1|1|CONFIRMATION|CONFIRMED", "2|3|CONFIRMATION|CONFIRMED"]

    private static func studio() throws -> Business {
        let studio = try Business(mailing: Business.rows)
        try studio.build()
        return studio
    }
}

extension Business {
    /// The mails that wait, by kind, member and booking; none where there is no Maildir yet.
    fileprivate func waitingNames() throws -> [String] {
        guard FileManager.default.fileExists(atPath: maildir + "/new") else { return [] }
        return try waiting().map { $0.split(separator: ".").prefix(3).joined(separator: ".") }
    }
}
