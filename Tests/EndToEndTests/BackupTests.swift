import BusinessKit
import Foundation
import TestKit
import Testing

/// The manual's backup, restored elsewhere.
@Suite struct BackupTests {
    private static func commands(_ section: String) throws -> String {
        let manual = try Repository.text("Sources/joinery/joinery.docc/BackUp.md")
        let text = try #require(manual.components(separatedBy: "\n## \(section)\n").last?.components(separatedBy: "\n## ").first)
        return text.matches(of: /```sh\n(?<commands>[^`]*)```/).map { String($0.commands) }.joined()
    }

    @Test func `restored elsewhere, a business has the same addresses, bytes and mails, and writes to nobody twice`() throws {
        let business = try Business(Demo.rows)
        try business.write("sites: {studio: {accent: '#17624f', mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        try business.write("# House rules\n\nBe kind.\n", to: "site-data/pages/rules.md")
        try business.doing("templates", "export", "style.css")
        try business.build()
        try business.doing("mail")
        // Of the mails that wait, one was sent, and nobody has recorded that yet.
        let folder = "\(business.output)/private/mail"
        let mails = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/new").sorted()
        try #require(mails.count > 2)
        try FileManager.default.moveItem(atPath: "\(folder)/new/\(mails[0])", toPath: "\(folder)/cur/\(mails[0]):2,S")
        let before = try (PublishedTree(business.output), business.pages())

        let environment = [
            "PATH": "\((Program.joinery.path as NSString).deletingLastPathComponent):\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
            "JOINERY_NOW": Business.now,
        ]
        let inside = "\(business.path)/club"
        // The folder that the manual speaks of has another beside it.
        try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: false)
        for name in ["site-data", "Templates", "output"] {
            try FileManager.default.moveItem(atPath: "\(business.path)/\(name)", toPath: "\(inside)/\(name)")
        }
        for section in ["Back up", "Restore"] {
            let outcome = try Program.named("bash").run(
                ["-euo", "pipefail", "-c", Self.commands(section)], environment: environment, in: inside)
            #expect(outcome.exit == 0, "\(outcome)")
        }
        let elsewhere = "\(business.path)/elsewhere"
        #expect(try PublishedTree("\(elsewhere)/output/studio").contents == before.0.contents)
        let pages = try Program.joinery.run(["pages", "--format", "json", "-C", elsewhere])
        #expect(try JSONDecoder().decode(Pages.self, from: Data(pages.output.utf8)).pages.map(\.path) == before.1.map(\.path))

        let written = try Program.joinery.run(["mail", "--format", "json", "-C", elsewhere, "--now", Business.now])
        #expect(written.exit == 0, "\(written)")
        let left = try FileManager.default.contentsOfDirectory(atPath: "\(elsewhere)/output/studio/private/mail/new").sorted()
        #expect(left == Array(mails.dropFirst()))
        let modes = try Program.named("find").run(["backup", "-perm", "/077"], in: inside)
        #expect(modes == Outcome(exit: 0, output: "", errors: ""))
    }

    private struct Pages: Decodable {
        let pages: [Page]

        struct Page: Decodable { let path: String }
    }
}
