import BusinessKit
import Foundation
import TestKit
import Testing

/// Four people whose bookings are elsewhere, each from an empty folder, with nothing but what the manual's page "Import" says.
@Suite struct NewcomerTests {
    @Test func `a shop with a database of its own, and then a timer`() throws {
        let newcomer = try Newcomer()
        try newcomer.follow("Overview", "A shop with an SQLite database of its own")
        #expect(try newcomer.pages().contains { $0.contains("Ana") && $0.contains("Lesson") && $0.contains("Saturday, 12 January 2030") })
        #expect(try newcomer.pages().contains { $0.contains("Saturday, 12 January 2030") && $0.contains("No link yet") == false })

        // What a timer runs each minute: nothing new, and then a lesson that has moved.
        try Waiting.until("the source is not even opened") {
            try newcomer.run("joinery import && joinery build").contains("the source is as it was")
        }
        try newcomer.run(#"sqlite3 shop.sqlite "UPDATE slot SET starts_at = '2030-01-13 18:00', ends_at = '2030-01-13 19:00'""#)
        try newcomer.run("joinery import && joinery build")
        #expect(try newcomer.pages().contains { $0.contains("Sunday, 13 January 2030") })
        #expect(try newcomer.pages().contains { $0.contains("Saturday, 12 January 2030") } == false)
    }

    @Test func `who runs Cal.com and Easy!Appointments`() throws {
        let newcomer = try Newcomer()
        try newcomer.follow("Overview")
        // What db-to-sqlite and mysql2sqlite have made.
        try newcomer.run(
            "sqlite3 -bail calcom.sqlite < \(Newcomer.samples)/calcom.sql; sqlite3 -bail ea.sqlite < \(Newcomer.samples)/easyappointments.sql"
        )
        try newcomer.configure(from: "Cal.com and Easy!Appointments")
        try newcomer.run("joinery import --dry-run && joinery import && joinery build")
        #expect(try newcomer.pages().count >= 3)
    }

    @Test func `a business at Wix, by the manual's lines of curl`() throws {
        let newcomer = try Newcomer()
        try newcomer.follow("Overview")
        let api = try Program.named("python3").start([
            Repository.path("Tests/EndToEndTests/Import/wix_api.py"), Newcomer.samples, newcomer.path,
        ])
        try api.waitUntil("the API answers") { FileManager.default.fileExists(atPath: newcomer.path + "/.curlrc") }
        try newcomer.configure(from: "Wix")
        let lines = try #require(newcomer.page.blocks("bash", of: "Wix").first)
        try newcomer.run(lines, ["WIX_KEY": "key", "WIX_SITE": "site", "HOME": newcomer.path])
        try newcomer.run("joinery import && joinery build")
        #expect(try newcomer.pages().isEmpty == false)
        #expect(throws: (any Error).self) { try newcomer.run(lines, ["WIX_KEY": "another", "WIX_SITE": "site", "HOME": newcomer.path]) }
    }

    @Test func `somebody with a spreadsheet`() throws {
        let newcomer = try Newcomer()
        try newcomer.follow("Overview", "A spreadsheet")
        try newcomer.run("joinery build")
        #expect(try newcomer.pages().isEmpty == false)
    }

    @Test func `without a site the import says how to add one`() throws {
        let newcomer = try Newcomer()
        try newcomer.run("joinery init")
        try newcomer.configure(from: "Wix")
        let outcome = try Program.joinery.run(["import", "-C", newcomer.path])
        #expect(outcome.exit == 4)
        #expect(outcome.errors.contains("Hint: `joinery site add ID --name NAME --base-url https://… --time-zone Europe/Berlin` adds one"))
    }
}

/// Somebody with an empty folder, the program and the page.
private final class Newcomer {
    let path = Scratch.path("newcomer-\(UUID().uuidString)")
    let page: ManualPage

    static let samples = Repository.path("Tests/EndToEndTests/Import/samples")

    init() throws {
        page = try ManualPage("Import")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Types what stands in sections of the page.
    func follow(_ sections: String...) throws {
        for section in sections {
            for block in page.blocks("sh", of: section) { try run(block) }
        }
    }

    /// Runs lines, which must succeed, and returns what they say.
    @discardableResult func run(_ lines: String, _ environment: [String: String] = [:]) throws -> String {
        let search = "\(URL(fileURLWithPath: Program.joinery.path).deletingLastPathComponent().path):/usr/local/bin:/usr/bin:/bin"
        let outcome = try Program.named("bash").run(
            ["-euo", "pipefail", "-c", lines], environment: environment.merging(["PATH": search]) { $1 }, in: path)
        guard outcome.exit == 0 else { throw Failed(lines: lines, outcome: outcome) }
        return outcome.output + outcome.errors
    }

    struct Failed: Error {
        let lines: String
        let outcome: Outcome
    }

    /// Writes the sources that a section shows into the configuration.
    func configure(from section: String) throws {
        let text = try #require(page.blocks("yaml", of: section).first)
        try text.write(toFile: path + "/site-data/joinery.yaml", atomically: true, encoding: .utf8)
    }

    /// The text of every member's page.
    func pages() throws -> [String] {
        let folder = path + "/output/studio/current/m"
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".html") && $0 != "index.html" }.map {
            try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
        }
    }
}

/// A page of the manual: its blocks of code, by the heading above them.
private struct ManualPage {
    private var blocks: [(section: String, language: String, text: String)] = []

    init(_ name: String) throws {
        var section = ""
        var open: (language: String, lines: [Substring])?
        for line in try Repository.text("Sources/joinery/joinery.docc/\(name).md").split(separator: "\n", omittingEmptySubsequences: false)
        {
            if let block = open {
                if line == "```" {
                    blocks.append((section, block.language, block.lines.joined(separator: "\n") + "\n"))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                open = (String(line.dropFirst(3)), [])
            } else if line.hasPrefix("## ") {
                section = String(line.dropFirst(3))
            }
        }
    }

    func blocks(_ language: String, of section: String) -> [String] {
        blocks.filter { $0.section == section && $0.language == language }.map(\.text)
    }
}
