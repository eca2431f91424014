import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// The secret stays one, and can be replaced.
@Suite struct SecretTests {
    @Test("a new secret changes every address; after one build nothing of the old ones is left", arguments: ["link", "login"])
    func rotate(access: String) throws {
        let studio = try Business(Business.rows + Business.members(11...38))
        try studio.write("access: \(access)\n", to: "site-data/joinery.yaml")
        try studio.build()
        let (before, key) = (try studio.pages(), try studio.text("site-data/secret.key"))
        let tree = try PublishedTree(studio.output)

        let rehearsed = try studio.joinery("secret", "rotate", "--dry-run", now: nil)
        #expect(rehearsed.exit == 0 && rehearsed.output.hasPrefix("secret.rotate: would change\n"))
        #expect(try studio.text("site-data/secret.key") == key)

        let outcome = try studio.joinery("secret", "rotate", "--yes", now: nil)
        #expect(outcome.exit == 0 && outcome.errors == "")
        #expect(outcome.output.contains("Warning: with the next build 30 My Bookings pages and 3 join pages have other addresses"))
        let new = try studio.text("site-data/secret.key")
        #expect(new.wholeMatch(of: /[0-9a-f]{64}\n/) != nil && new != key)
        #expect(try LoginTests.mode(studio, "site-data/secret.key") == 0o600)
        #expect(!outcome.output.contains(key) && !outcome.output.contains(new.dropLast()))
        #expect(try Repository.files(below: studio.path + "/site-data").values.allSatisfy { $0.range(of: Data(key.utf8)) == nil })

        try studio.build()
        let after = try studio.pages()
        let moved = zip(before, after).filter { $0.0.id != nil && $0.0.path != $0.1.path }
        #expect(moved.count == 33 && before.count == after.count)
        for (old, _) in moved { #expect(try studio.holders(of: String(old.path.dropFirst(2).prefix { $0 != "." })) == []) }
        #expect(try PublishedTree(studio.output).files.count == tree.files.count)
        if access == "login" { #expect(try studio.passwords().count == 30) }
    }

    @Test func `a secret that is not in the file is not replaced there`() throws {
        let studio = try Business()
        let environment = ["JOINERY_SECRET": "another-secret-of-more-than-32-bytes"]
        #expect(
            try studio.joinery("secret", "rotate", "--yes", now: nil, environment: environment)
                == Outcome(
                    exit: 4, output: "",
                    errors: """
                        Error: the secret is JOINERY_SECRET, not `DIR/site-data/secret.key`; nothing was changed
                        Hint: give JOINERY_SECRET another value, of 32 random bytes or more, then `joinery build --accept-new-addresses`

                        """))
        #expect(try studio.text("site-data/secret.key") == Business.secret)
        try studio.remove("site-data/secret.key")
        #expect(try studio.joinery("secret", "rotate", "--yes", now: nil).exit == 66)
        #expect(!studio.exists("site-data/secret.key"))
    }

    @Test("a new secret is for its owner alone, whatever the umask and whatever a killed run left", arguments: ["000", "077"])
    func mode(umask: String) throws {
        let studio = try Business()
        try studio.write("left behind", to: "site-data/secret.key.new")
        unsafe chmod(studio.path + "/site-data/secret.key.new", 0o666)
        for command in ["secret rotate --yes", "init"] {
            if command == "init" { try studio.remove("site-data/secret.key") }
            let script = "umask \(umask); exec '\(Program.joinery.path)' \(command) -C '\(studio.path)'"
            let outcome = try Program.named("sh").run(["-c", script])
            try #require(outcome.exit == 0, "\(outcome)")
            #expect(try LoginTests.mode(studio, "site-data/secret.key") == 0o600)
            #expect(!studio.exists("site-data/secret.key.new"))
        }
    }

    @Test func `no option takes a secret, and no command says it`() throws {
        for (name, command) in try CommandDescription.root().all() {
            for argument in command.arguments ?? [] {
                #expect(argument.valueName?.contains("secret") != true, "\(name) \(argument.valueName ?? "")")
            }
        }
        let studio = try Business()
        try studio.letMembersLogIn()
        let commands = [
            ["build", "--format", "json"], ["check", "--format", "json"], ["pages"], ["explain", "1", "1"], ["notify"],
            ["member", "login", "1"],
            ["member", "rotate", "1"], ["verify"], ["nginx"], ["settings", "show"], ["secret", "rotate", "--dry-run"],
        ]
        for command in commands {
            let outcome = try Program.joinery.run(command + ["-C", studio.path])
            #expect(!"\(outcome.output)\(outcome.errors)".contains(Business.secret), "\(command)")
        }
        #expect(try studio.holders(of: Business.secret) == [])
    }
}
