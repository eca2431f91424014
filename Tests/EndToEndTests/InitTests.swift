import BusinessKit
import Foundation
import TestKit
import Testing

/// `init` makes all or nothing, and what it says next is true.
@Suite struct InitTests {
    @Test func `an init that fails leaves nothing of what it made`() throws {
        let folder = try Business("")
        try folder.remove("site-data")
        // A database in a folder that is not there.
        try folder.write("database: elsewhere/bookings.sqlite\n", to: "site-data/joinery.yaml")
        let outcome = try folder.joinery("init", now: nil)
        #expect(outcome.exit == 66, "\(outcome)")
        #expect(outcome.errors.hasPrefix("Error: the database `DIR/elsewhere/bookings.sqlite` cannot be opened"), "\(outcome)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == ["site-data", "site-data/joinery.yaml"])
    }

    @Test func `an init into a folder that cannot be made leaves no folder above it`() throws {
        let folder = try Business("")
        try folder.write("a file", to: "a/b")
        let outcome = try Program.joinery.run(["init", "-C", folder.path + "/a/b/c"])
        #expect(outcome.exit == 73, "\(outcome)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/a") == ["b"])
    }

    @Test func `an empty database is told how to go on, and what is told works`() throws {
        let folder = try Business("")
        try folder.remove("site-data")
        let made = try folder.joinery("init", now: nil)
        #expect(
            made.output.hasSuffix("Next: `joinery site add ID -C DIR --name NAME --base-url https://… --time-zone Europe/Berlin`\n"))
        // Again: still empty.
        #expect(try folder.joinery("init", now: nil).output.contains("Next: `joinery site add ID "))
        #expect(
            try folder.joinery(
                "site", "add", "studio", "--name", "NAME", "--base-url", "https://x.example", "--time-zone", "Europe/Berlin", now: nil
            ).exit == 0)
        #expect(try folder.joinery("init", now: nil).output.hasSuffix("Next: `joinery build -C DIR`\n"))
        #expect(try folder.joinery("build").exit == 0)
    }

    @Test("a folder is made, however its name is written", arguments: ["s", "s/", "./s", "a/s", "é", "s//t/"])
    func name(of folder: String) throws {
        let business = try Business("")
        for command in [["init", "--demo"], ["build"], ["templates", "export", "join.html"], ["status"], ["purge", "old", "--dry-run"]] {
            let outcome = try Program.joinery.run(command + ["-C", folder], in: business.path)
            #expect([0, 1, 66].contains(outcome.exit), "\(command): \(outcome)")
        }
        #expect(business.exists("\(folder)/output/studio/current/index.html"))
    }

    @Test func `a demo where a database is already is told, however quiet, and nothing is filled`() throws {
        let studio = try Business()
        let before = try studio.dump()
        let told = "`--demo` fills a new database alone: `DIR/site-data/bookings.sqlite` was there, and is as it was\n"
        let outcome = try studio.joinery("init", "--demo", now: nil)
        #expect(outcome.exit == 0 && outcome.output.contains(told), "\(outcome)")
        #expect(try studio.joinery("init", "--demo", "--quiet", now: nil) == Outcome(exit: 0, output: told, errors: ""))
        #expect(try studio.dump() == before)
    }
}
