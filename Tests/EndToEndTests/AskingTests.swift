import BusinessKit
import Foundation
import TestKit
import Testing

/// What cannot be undone asks first; without a terminal it is refused, with the command that does not ask.
@Suite struct AskingTests {
    static let commands = [["member", "erase", "1"], ["secret", "rotate"], ["purge", "1"]]

    private func traces(_ studio: Business) throws -> [String] {
        [try studio.dump(), try studio.text("site-data/secret.key"), "\(try PublishedTree(studio.output).files.keys.sorted())"]
    }

    @Test("without a terminal nothing is changed, and the command to run is named", arguments: commands)
    func refused(_ command: [String]) throws {
        let studio = try Business()
        try studio.build()
        let before = try traces(studio)
        let outcome = try studio.joinery(command)
        #expect(outcome.exit == 4 && outcome.output == "", "\(outcome)")
        #expect(
            outcome.errors.contains(", which cannot be undone, and there is no terminal to confirm it on; nothing was changed\n"),
            "\(outcome)")
        let typed = "joinery \(command.joined(separator: " ")) -C DIR --now \(Business.now) --yes"
        #expect(outcome.errors.hasSuffix("\nHint: `\(typed)` does it without asking\n"), "\(outcome)")
        #expect(try traces(studio) == before)
        // Exactly that works.
        let named = try Program.named("sh").run([
            "-c", typed.replacing("joinery ", with: "'\(Program.joinery.path)' ").replacing("DIR", with: studio.path),
        ])
        #expect(named.exit == 0, "\(named)")
        #expect(try traces(studio) != before)
    }

    @Test("a dry run asks nothing and changes nothing", arguments: commands)
    func rehearsed(_ command: [String]) throws {
        let studio = try Business()
        try studio.build()
        let before = try traces(studio)
        let outcome = try studio.joinery(command + ["--dry-run"])
        #expect(outcome.exit == 0 && outcome.output.contains("would "), "\(outcome)")
        #expect(try traces(studio) == before)
    }

    @Test("whoever does not say yes changes nothing", arguments: commands)
    func declined(_ command: [String]) throws {
        let studio = try Business()
        try studio.build()
        let before = try traces(studio)
        let line = "\(Program.joinery.path) \(command.joined(separator: " ")) -C \(studio.path) --now \(Business.now)"
        let outcome = try Program.named("script").run(["-qec", line, "/dev/null"], input: "y\n")
        #expect(outcome.exit == 4 && outcome.output.contains("This cannot be undone. Type `yes` to go on: "), "\(outcome)")
        #expect(try traces(studio) == before)
    }
}
