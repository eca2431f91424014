import BusinessKit
import Foundation
import TestKit
import Testing

/// A mail as a parser that other people wrote reads it.
struct ReadMail: Decodable {
    let headers: [String: String]
    let to: [String]
    let toName: String
    let text: String
    let html: String
    let calendars: [String]
    let methods: [String]
    /// What each calendar is, and what it is called: `inline booking.ics`.
    let files: [String]
    /// Headers and bodies of all parts, decoded.
    let decoded: String
    /// Of the page: names of elements and attributes, and where it leads.
    let elements: [String]
    let attributes: [String]
    let links: [String]
}

extension Business {
    /// A business that says from whom its mails are.
    convenience init(mailing rows: String, sites: String = "studio: {mail: {from: hello@studio.example}}") throws {
        try self.init(rows)
        try write("sites: {\(sites)}\n", to: "site-data/joinery.yaml")
    }

    var maildir: String { output + "/private/mail" }

    /// Writes mails, which must succeed.
    func mail(_ arguments: String..., now: String = Business.now, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let outcome = try joinery(["mail"] + arguments, now: now)
        #expect(outcome.exit == 0, "\(outcome)", sourceLocation: sourceLocation)
    }

    /// The names of the mails that wait.
    func waiting(in folder: String = "new") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(maildir)/\(folder)").sorted()
    }

    /// The mails that wait, by name; records an issue for each that has a defect.
    func readMails(site: String = "studio", sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: ReadMail] {
        try Script("Tests/EndToEndTests/read_mails.py").answer(
            [String: ReadMail].self, ["\(path)/output/\(site)/private/mail/new"], sourceLocation: sourceLocation)
    }

    /// Moves all mails that wait to `cur/`, as a program does that has sent them; such programs add flags.
    func send(flags: String = ":2,S") throws {
        for name in try waiting() {
            try FileManager.default.moveItem(atPath: "\(maildir)/new/\(name)", toPath: "\(maildir)/cur/\(name)\(flags)")
        }
    }

    /// The rows that a query of the database returns.
    func query(_ sql: String) throws -> [String] {
        try self.sql(sql).split(separator: "\n").map(String.init)
    }

    /// Every byte below a site's `private/mail`, names too.
    func everythingInMail() throws -> String {
        let decoded = try Script("Tests/EndToEndTests/read_mails.py").run([maildir + "/new"]).output
        let files = try Repository.files(below: maildir).map { "\($0.key)\n\(String(decoding: $0.value, as: UTF8.self))" }
        return files.joined() + decoded
    }
}
