import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// Another secret gives every page another address. That happens by `secret rotate` and by nothing else.
@Suite struct OtherSecretTests {
    private static let other = "another-secret-of-more-than-32-bytes"

    private func published(_ rows: String = Business.rows) throws -> (Business, PublishedTree) {
        let studio = try Business(rows)
        return (studio, try studio.build())
    }

    private func replaceSecret(of studio: Business, by text: String = other) throws {
        try studio.write(text, to: "site-data/secret.key")
        unsafe chmod(studio.path + "/site-data/secret.key", 0o600)
    }

    @Test func `a build with another secret is refused, and the copy put back makes it right`() throws {
        let (studio, before) = try published()
        try replaceSecret(of: studio)
        #expect(
            try studio.joinery("build")
                == Outcome(
                    exit: 4, output: "",
                    errors: """
                        Error: `DIR/output/studio` was made with another secret: 5 addresses would change; nothing was published
                        Hint: put your copy of `DIR/site-data/secret.key` back; if there is none, run `joinery secret rotate`

                        """))
        #expect(try PublishedTree(studio.output) == before)
        let check = try studio.joinery("check")
        #expect(check.exit == 1 && check.output.contains("5 addresses would change") && check.output.contains("[other-secret]"))
        #expect(try studio.joinery("build", "--dry-run").exit == 4)
        try replaceSecret(of: studio, by: Business.secret)
        #expect(try studio.build() == before)
    }

    @Test(
        "nothing is made with a secret that is not that of the published pages",
        arguments: [["pages"], ["notify"], ["explain", "1", "1"], ["member", "rotate", "1"], ["mail"], ["verify", "--leaks"]])
    func commands(_ command: [String]) throws {
        let (studio, _) = try published()
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        let dump = try studio.dump()
        try replaceSecret(of: studio)
        let outcome = try studio.joinery(command)
        #expect(outcome.exit == 4 && outcome.output == "", "\(outcome)")
        #expect(outcome.errors.contains("was made with another secret: 5 addresses would change; nothing was done\n"), "\(outcome)")
        #expect(try studio.dump() == dump)
    }

    @Test func `mails that wait stay as they are when the secret is another`() throws {
        let (studio, _) = try published()
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        try studio.doing("mail")
        func mails() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: studio.output + "/private/mail/new").sorted()
        }
        let before = try mails()
        try replaceSecret(of: studio)
        #expect(try studio.joinery("build").exit == 4)
        #expect(try !before.isEmpty && mails() == before)
    }

    @Test func `a variable with another value is refused, and permitted by an option`() throws {
        let (studio, before) = try published()
        let environment = ["JOINERY_SECRET": Self.other]
        let refused = try studio.joinery("build", environment: environment)
        #expect(refused.exit == 4)
        #expect(
            refused.errors.contains(
                "Hint: give JOINERY_SECRET its value from before; if that is lost, `joinery build --accept-new-addresses`\n"))
        #expect(try studio.joinery("build", "--accept-new-addresses", environment: environment).exit == 0)
        #expect(try Set(PublishedTree(studio.output).pages(in: "m")).isDisjoint(with: before.pages(in: "m")))
        #expect(try studio.joinery("build", environment: environment).output.hasPrefix("studio: unchanged"))
        #expect(try studio.joinery("build").exit == 4)
    }

    @Test func `a new secret is permitted once, for itself, whatever comes between`() throws {
        let (studio, _) = try published(Business.rows + Business.members(11...80))
        try studio.doing("secret", "rotate", "--yes")
        let new = try studio.text("site-data/secret.key")
        // Another command works with it at once, and another secret is still refused.
        #expect(try studio.pages().count > 70)
        try replaceSecret(of: studio)
        #expect(try studio.joinery("build").exit == 4)
        try replaceSecret(of: studio, by: new)
        try studio.build()
        try replaceSecret(of: studio, by: Business.secret)
        #expect(try studio.joinery("build").exit == 4)
        try replaceSecret(of: studio, by: new)
        #expect(try studio.joinery("build").output.hasPrefix("studio: unchanged"))
    }

    @Test func `a new secret for a site that somebody has altered leaves nothing to be repaired`() throws {
        let (studio, before) = try published()
        for page in before.pages(in: "m") { try studio.remove("output/studio/current/\(page)") }
        #expect(try studio.joinery("verify", now: nil).exit == 3)
        try studio.doing("secret", "rotate", "--yes")
        let outcome = try studio.joinery("build")
        #expect(outcome.exit == 0 && outcome.errors == "", "\(outcome)")
        #expect(try studio.joinery("verify", now: nil).exit == 0)
    }

    @Test func `a rollback after a new secret does not ask for the old one`() throws {
        let (studio, _) = try published()
        try studio.doing("secret", "rotate", "--yes")
        try studio.build()
        try studio.sql("UPDATE service SET name = 'Evening Yoga' WHERE id = 1")
        try studio.build()
        try studio.doing("rollback")
        try studio.build("--resume")
        #expect(try studio.joinery("build").output.hasPrefix("studio: unchanged"))
    }

    @Test func `what is known of the secret does not tell it`() throws {
        let (studio, _) = try published()
        let note = try studio.text("output/studio/private/addresses")
        #expect(note.wholeMatch(of: /secret [a-z2-7]{26}\naccess link\n/) != nil, "\(note)")
        #expect(try studio.pages().allSatisfy { !$0.path.contains(note.split(separator: " ")[1].prefix(26)) })
    }

    @Test func `most pages at other addresses are an accident, unless it is said that they are not`() throws {
        let (studio, before) = try published(Business.rows + Business.members(11...80))
        try studio.sql("UPDATE member SET page_generation = page_generation + 1")
        let refused = try studio.joinery("build")
        #expect(refused.exit == 4)
        #expect(refused.errors.contains("72 of 78 pages would get another address, 20 may; nothing was published\n"), "\(refused)")
        #expect(try PublishedTree(studio.output) == before)
        try studio.build("--accept-new-addresses")
    }

    @Test func `another way in gives all members another address, and nothing is asked`() throws {
        let (studio, _) = try published(Business.rows + Business.members(11...80))
        try studio.letMembersLogIn()
        try studio.build()
        #expect(try studio.passwords().count == 72)
    }
}
