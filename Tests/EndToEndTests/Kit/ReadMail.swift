import Foundation
import TestKit
import Testing

/// A mail as a parser of other people's reads it.
struct ReadMail: Decodable {
    let headers: [String: String]
    let to: [String]
    let toName: String
    let text: String
    let html: String
    let calendars: [String]
    let methods: [String]
    /// Headers and bodies of all parts, decoded.
    let decoded: String
    /// Of the page: names of elements and attributes, and where it leads.
    let elements: [String]
    let attributes: [String]
    let links: [String]
}

extension Studio {
    /// A business whose mails come from somebody.
    convenience init(mailing rows: String, sites: String = "studio: {mail: {from: hello@studio.example}}") throws {
        try self.init(rows)
        try write("sites: {\(sites)}\n", to: "site-data/joinery.yaml")
    }

    var maildir: String { output + "/private/mail" }

    /// Writes mails, which must succeed.
    func mail(_ arguments: String..., now: String = Studio.now, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let outcome = try Program.joinery.run(["mail", "-C", path, "--now", now] + arguments)
        #expect(outcome.exit == 0, "\(outcome)", sourceLocation: sourceLocation)
    }

    /// The names of the mails that wait.
    func waiting(in folder: String = "new") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(maildir)/\(folder)").sorted()
    }

    /// The mails that wait, by name; records an issue for each that has a defect.
    func readMails(site: String = "studio", sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: ReadMail] {
        let script = Repository.folder.appending(path: "Tests/EndToEndTests/read_mails.py").path
        let outcome = try Program.named("python3").run([script, "\(path)/output/\(site)/private/mail/new"])
        #expect(outcome.exit == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
        return try JSONDecoder().decode([String: ReadMail].self, from: Data(outcome.output.utf8))
    }

    /// Moves all mails that wait to `cur/`, as one who has sent them; mail programs add flags.
    func send(flags: String = ":2,S") throws {
        for name in try waiting() {
            try FileManager.default.moveItem(atPath: "\(maildir)/new/\(name)", toPath: "\(maildir)/cur/\(name)\(flags)")
        }
    }

    /// What a query of the database answers, line by line.
    func query(_ sql: String) throws -> [String] {
        let outcome = try Program.named("sqlite3").run(["-bail", database, sql])
        try #require(outcome.exit == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").map(String.init)
    }

    /// Every byte below a site's `private/mail`, names too.
    func everythingInMail() throws -> String {
        let decoder = Repository.folder.appending(path: "Tests/EndToEndTests/read_mails.py").path
        let decoded = try Program.named("python3").run([decoder, maildir + "/new"]).output
        let files = try Repository.files(below: maildir).map { "\($0.key)\n\(String(decoding: $0.value, as: UTF8.self))" }
        return files.joined() + decoded
    }
}
