import BusinessKit
import Foundation
import TestKit
import Testing

@testable import Operations
@testable import joinery

/// Nothing is undocumented.
@Suite struct HelpTests {
    @Test func `every command and every option has a word of help, and README names every command`() throws {
        let root = try CommandDescription.root()
        let readme = try Repository.text("README.md")
        let commands = root.all().dropFirst()
        #expect(commands.count > 10)
        for (name, command) in commands {
            #expect(command.abstract?.hasSuffix(".") == true, "\(name)")
            for argument in command.arguments ?? [] where argument.shouldDisplay {
                #expect(argument.abstract?.isEmpty == false, "\(name) \(argument.valueName ?? "")")
            }
        }
        for command in root.subcommands ?? [] where command.commandName != "help" {
            let isNamed = readme.contains("| `joinery \(command.commandName)")
            #expect(isNamed, "README has no line for joinery \(command.commandName)")
        }
    }

    @Test func `every command's help shows how it is called, and the list of commands has one line for each`() throws {
        let root = try CommandDescription.root()
        for (name, command) in root.all().dropFirst() where (command.subcommands ?? []).isEmpty {
            #expect(command.discussion?.contains("Examples:\n  \(name)") == true, "\(name)")
        }
        for words in [[], ["help"], ["--help"], ["-h"]] {
            let list = try Program.joinery.run(words)
            #expect(list.exit == 0 && list.errors == "")
            let lines = list.output.split(separator: "\n", omittingEmptySubsequences: false)
            for command in root.subcommands ?? [] where command.commandName != "help" {
                let row = lines.filter { $0.hasSuffix("  \(command.abstract ?? "?")") && $0.contains(" \(command.commandName) ") }
                #expect(row.count == 1, "\(command.commandName)")
            }
        }
    }

    @Test func `every command's help fits a screen of 80 columns and 40 lines`() throws {
        for name in try CommandDescription.root().all().map(\.name) + ["joinery help"] {
            let words = name.split(separator: " ").dropFirst().map(String.init)
            let help = try Program.joinery.run(words == ["help"] ? words : words + ["--help"]).output
            let text = help.trimmingCharacters(in: .newlines)
            // A line that is longer than the screen takes two of it.
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { $0 + max(1, ($1.count + 79) / 80) }
            #expect(lines <= 40, "\(name) has \(lines) lines")
        }
    }

    @Test(
        "-C takes its folder with and without a blank",
        arguments: [["-C", "DIR"], ["-CDIR"], ["--directory", "DIR"], ["--directory=DIR"]])
    func folder(words: [String]) throws {
        let studio = try Business()
        let outcome = try Program.joinery.run(["settings", "show"] + words.map { $0.replacing("DIR", with: studio.path) })
        #expect(outcome.exit == 0 && outcome.output.contains("Riverside Studio"), "\(outcome)")
    }

    @Test func `--verbose tells each step with its time`() throws {
        let outcome = try Business().joinery("build", "--verbose", "--quiet")
        #expect(outcome.exit == 0 && outcome.output == "")
        #expect(outcome.errors.firstMatch(of: #/^studio: reading \d+\.\d{3} s, rendering .*, in all \d+\.\d{3} s\n$/#) != nil, "\(outcome)")
    }

    @Test(
        "--verbose tells each step as it begins with the time since the start, and nothing else is told otherwise",
        arguments: [
            ("import", ["app: opening the source", "app: reading, checking and comparing the rows", "app: writing 4 rows"]),
            ("mail", ["reading the database", "studio: looking through 0 mails that wait", "studio: writing the mails that are due"]),
            ("notify", ["studio: reading the sessions", "studio: comparing what clients know with what is so"]),
            ("zoom sync --dry-run", ["reading the database", "studio: asking for the meetings of the account of `default`"]),
        ])
    func steps(command: String, steps: [String]) throws {
        let (studio, zoom) = (try Business(), try ZoomServer())
        try studio.write(
            "sites: {studio: {mail: {from: hello@studio.example}}}\nsources: {app: {site: studio, read: app.jsonl}}\n",
            to: "site-data/joinery.yaml")
        let rows = [
            #"{"service": {"key": "s", "name": "Lesson"}}"#,
            #"{"session": {"key": "1", "service": "s", "starts_at": "2027-01-02T10:00:00Z", "ends_at": "2027-01-02T11:00:00Z"}}"#,
            #"{"member": {"key": "m", "first_name": "Ana", "email": "ana@example.org"}}"#,
            #"{"booking": {"key": "b", "member": "m", "session": "1", "status": "CONFIRMED"}}"#, #"{"end": 4}"#,
        ]
        try studio.write(rows.map { "\($0)\n" }.joined(), to: "app.jsonl")
        if command.hasPrefix("zoom") { try studio.doing("account", "connect", "--zoom", "owner@example.org") }
        let copy = try studio.copy()
        let words = command.split(separator: " ").map(String.init)
        let plain = try copy.joinery(words, environment: zoom.environment)
        let told = try studio.joinery(words + ["--verbose"], environment: zoom.environment)
        #expect(told.exit == 0 && told.output == plain.output, "\(told) \(plain)")
        let lines = told.errors.split(separator: "\n").map(String.init)
        for line in lines { #expect(line.firstMatch(of: #/^ *\d+\.\d{3} s  \S/#) != nil, "\(line)") }
        let names = lines.map { String($0.drop { $0 != "s" }.dropFirst(3)) }
        #expect(names.filter(steps.contains) == steps && names.last == "done", "\(told.errors)")
    }

    @Test func `the manual page lists the exit codes that there are, and README names no other`() throws {
        let text = try #require(CommandDescription.root().discussion)
        let list = try #require(text.firstMatch(of: /\nExit codes:\n(?<lines>(?:[^\n]+(?:\n|$))+)/)).lines
        let rows = list.matches(of: /(?m)^  (?<codes>\d+(?:, \d+)*)\s/)
        let listed = rows.flatMap { $0.codes.split(separator: ", ") }.compactMap { Int32($0) }
        let codes = (1...255).filter { Failure.Code(rawValue: $0) != nil }
        #expect(listed == [0] + codes)

        let named = try Repository.text("README.md").matches(of: /(?i)(?:exit codes?|exits? with|ExitStatus=)[ `]*(?<code>\d+)/)
        #expect(!named.isEmpty)
        for code in named.compactMap({ Int32($0.code) }) { #expect(([0] + codes).contains(code), "README says \(code)") }
    }

    @Test func `README lists every key of the configuration`() throws {
        let readme = try Repository.text("README.md")
        for key in [
            "database", "access", "server", "sites.<site id>.accent", "sites.<site id>.logo", "sites.<site id>.contact",
            "sites.<site id>.mail.from", "sources.<name>",
        ] {
            #expect(readme.contains("| `\(key)` |"))
        }
        // Those are all: what is no key is answered with all that are.
        let studio = try Business()
        try studio.write("x: 1\nsites: {studio: {y: 1}}", to: "site-data/joinery.yaml")
        let errors = try studio.joinery("build").errors
        #expect(errors.contains("known keys: `database`, `access`, `server`, `sites`, `sources`\n"))
        #expect(errors.contains("known keys: `accent`, `logo`, `contact`, `website`, `booking`, `map`, `mail`\n"))
    }

    @Test func `the version is printed, and what the program is made of`() throws {
        let folder = Scratch.path("zones-of-a-version")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // A copy of what may be a symbolic link.
        try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/UTC")).write(to: URL(fileURLWithPath: "\(folder)/UTC"))
        try "# version 2031a\n".write(toFile: "\(folder)/tzdata.zi", atomically: false, encoding: .utf8)
        let told = try Program.joinery.run(["--version"], environment: ["TZDIR": folder])
        let lines = told.output.split(separator: "\n")
        try #require(lines.count == 4, "\(told)")
        #expect(told.exit == 0 && told.errors.isEmpty)
        #expect(lines[0].wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
        #expect(lines[1] == "commit: not told when it was built")
        #expect(lines[2].wholeMatch(of: /SQLite: 3\.\d+\.\d+/) != nil)
        #expect(lines[3] == "time zones: 2031a, from \(folder)")
        #expect(
            try Program.joinery.run(["--version"], environment: ["TZDIR": "/no/such/folder"]).output
                .hasSuffix("\ntime zones: built in: there are none in the system\n"))
    }

    @Test func `a command that does not exist is a usage error`() throws {
        #expect(try Program.joinery.run(["biuld"]).exit == 64)
    }
}
