import BusinessKit
import Foundation
import TestKit
import Testing

/// A folder with a database of version 1, as it is after an update of the program.
@Suite struct MigrationTests {
    private let studio: Business

    init() throws {
        studio = try Business("")
        try studio.remove("site-data/bookings.sqlite")
        try studio.sql(Repository.text("Tests/BusinessKit/version-1.sql"))
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
    }

    @Test func `commands that read leave it as it is, and the pages after migrating are the same`() throws {
        for command in [
            ["build"], ["check"], ["pages"], ["mail", "--confirmations"], ["notify"], ["explain", "1", "1", "--site", "studio"],
        ] {
            let outcome = try studio.joinery(command)
            #expect([0, 2].contains(outcome.exit), "\(command): \(outcome)")
        }
        #expect(try studio.sql("PRAGMA user_version") == "1")
        let before = try PublishedTree(studio.output).contents

        #expect(
            try studio.joinery("migrate").output
                == "migrated  schema version 1 to 2; the database as it was: DIR/site-data/bookings.sqlite-version-1\n")
        try studio.build()
        #expect(try PublishedTree(studio.output).contents == before)
        #expect(try studio.joinery("migrate").output == "unchanged  schema version 2 is the newest\n")

        // The copy is a whole database.
        try studio.write("database: site-data/bookings.sqlite-version-1\n", to: "site-data/joinery.yaml")
        #expect(try studio.joinery("pages").exit == 0)
    }

    @Test func `what 1.0.0 has published keeps its addresses, once its copies of all templates are out of the way`() throws {
        let unpacked = try Program.named("tar").run(
            ["--extract", "--file", Repository.path("Tests/BusinessKit/version-1.0.0.tar.xz"), "--strip-components=1", "-C", studio.path])
        try #require(unpacked.exit == 0, "\(unpacked)")
        let before = try PublishedTree(studio.output)
        let addresses = try studio.text("addresses").split(separator: "\n").sorted()

        let refused = try studio.joinery("build")
        #expect(refused.exit == 1 && refused.errors.contains("Templates/my-bookings.html: "), "\(refused)")
        #expect(refused.errors.contains("\nHint: `joinery templates diff` compares your copies with the built-in files"))
        #expect(try PublishedTree(studio.output) == before)

        try studio.remove("Templates")
        let after = try studio.build()
        let pages = Set(before.files.keys.filter { $0.hasPrefix("m/") || $0.hasPrefix("j/") })
        #expect(!pages.isEmpty && pages.isSubset(of: after.files.keys))
        #expect(try studio.pages().map(\.url).sorted() == addresses.map(String.init))
        #expect(try studio.joinery("verify").exit == 0)
        try studio.doing("migrate")
        #expect(try studio.build().contents == after.contents)
    }

    @Test func `an edit migrates first and says so, a trial does not`() throws {
        let arguments = ["session", "rotate", "1", "--site", "studio"]
        #expect(try studio.joinery(arguments + ["--dry-run"]).exit == 0)
        #expect(try studio.sql("PRAGMA user_version") == "1" && !studio.exists("site-data/bookings.sqlite-version-1"))
        let outcome = try studio.joinery(arguments)
        #expect(outcome.exit == 0, "\(outcome.errors)")
        #expect(
            outcome.output.hasSuffix(
                "Note: migrated  schema version 1 to 2; the database as it was: DIR/site-data/bookings.sqlite-version-1\n"))
        #expect(try studio.sql("PRAGMA user_version") == "2")
    }
}
