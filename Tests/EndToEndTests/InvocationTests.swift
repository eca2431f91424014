import Foundation
import TestKit
import Testing

@testable import Operations
@testable import joinery

/// Options from the environment, as arguments: without running anything.
@Suite struct InvocationTests {
    private func arguments(_ typed: [String], _ environment: [String: String]) -> [String] {
        Invocation(typed, Environment(environment), of: Joinery.self).arguments
    }

    @Test func `the environment's options come behind the command's name, so that those typed win`() {
        #expect(
            arguments(["build", "-C", "x", "--jobs", "3"], ["JOINERY_JOBS": "2", "JOINERY_DIRECTORY": "y"])
                == ["build", "--directory=y", "--jobs=2", "-C", "x", "--jobs", "3"])
        #expect(
            arguments(
                ["link", "set", "11", "--url", "https://x.example"], ["JOINERY_AS": "staff:4", "JOINERY_URL": "https://y.example/?a=b"])
                == ["link", "set", "--as=staff:4", "--url=https://y.example/?a=b", "11", "--url", "https://x.example"])
    }

    @Test func `a variable that is empty, or of another command, is not read`() {
        #expect(arguments(["build"], ["JOINERY_JOBS": "", "JOINERY_URL": "x", "JOINERY_SECRET": "y", "JOBS": "4"]) == ["build"])
        #expect(arguments(["explain", "1", "11"], ["JOINERY_MEMBER": "2", "JOINERY_SESSION": "12"]) == ["explain", "1", "11"])
        #expect(arguments(["zoom"], ["JOINERY_SITE": "studio"]) == ["zoom"])
        #expect(arguments([], ["JOINERY_SITE": "studio", "JOINERY_VERSION": "1", "JOINERY_HELP": "1"]) == [])
        #expect(arguments(["biuld"], ["JOINERY_SITE": "studio"]) == ["biuld"])
    }

    @Test("a flag is off by 0, false and no", arguments: ["0", "false", "No", "FALSE"])
    func off(value: String) {
        #expect(arguments(["build"], ["JOINERY_DRY_RUN": value]) == ["build"])
    }

    @Test("a flag is on by any other value", arguments: ["1", "true", "yes", "off"])
    func on(value: String) {
        #expect(arguments(["build"], ["JOINERY_DRY_RUN": value]) == ["build", "--dry-run"])
    }

    @Test func `of two options that exclude each other the one typed keeps the other's variable away`() {
        let environment = ["JOINERY_PASSWORD": "a", "JOINERY_PASSWORD_FILE": "b"]
        #expect(arguments(["link", "set", "11", "--password-file", "c"], environment) == ["link", "set", "11", "--password-file", "c"])
        #expect(arguments(["link", "set", "11", "--password=-"], environment) == ["link", "set", "11", "--password=-"])
        #expect(arguments(["link", "set", "11"], environment) == ["link", "set", "--password=a", "--password-file=b", "11"])
    }

    @Test func `of an option that may be repeated the ones typed keep its variable away`() {
        let environment = ["JOINERY_SESSION": "3", "JOINERY_MEMBER": "2"]
        #expect(arguments(["notify"], environment) == ["notify", "--session=3", "--member=2"])
        #expect(
            arguments(["notify", "--session", "4", "--session=5"], environment)
                == ["notify", "--member=2", "--session", "4", "--session=5"])
    }

    @Test func `who asks for help is not told that a variable is wrong`() {
        #expect(arguments(["build", "--help"], ["JOINERY_JOBS": "many"]) == ["build", "--help"])
    }

    @Test func `the old name of a command is read like the new one`() {
        #expect(arguments(["nginx"], ["JOINERY_SERVER": "caddy"]) == ["nginx", "--server=caddy"])
    }

    @Test(
        "the format of errors is the one asked for last",
        arguments: [
            (["build"], "text"), (["build", "--format", "json"], "json"), (["build", "--format=json"], "json"),
            (["build", "--format=json", "--format", "text"], "text"), (["build", "--", "--format", "json"], "text"),
            (["build", "--format"], "text"), (["biuld", "--format", "json"], "json"),
        ])
    func format(arguments: [String], format: String) {
        #expect(Invocation(arguments, Environment([:]), of: Joinery.self).format.rawValue == format)
    }

    @Test func `every option of every command can be set in the environment`() throws {
        var count = 0
        for (names, options) in try Description.commands() {
            for option in options where !["help", "version"].contains(option) {
                let variable = "JOINERY_\(option.uppercased().replacing("-", with: "_"))"
                let found = arguments(names, [variable: "7"]).dropFirst(names.count)
                #expect(found == ["--\(option)"] || found == ["--\(option)=7"], "\(names) \(variable)")
                count += 1
            }
        }
        #expect(count > 100)
    }
}

/// The program's description of itself, as far as options have long names.
private struct Description: Decodable {
    let commandName: String
    let subcommands: [Description]?
    let arguments: [Argument]?

    struct Argument: Decodable {
        let names: [Name]?
    }

    struct Name: Decodable {
        let kind, name: String
    }

    /// The names that lead to each command that runs, and its options.
    static func commands() throws -> [([String], [String])] {
        struct Tool: Decodable { let command: Description }
        let text = try Program.joinery.run(["--experimental-dump-help"]).output
        return try JSONDecoder().decode(Tool.self, from: Data(text.utf8)).command.leaves([])
    }

    private func leaves(_ names: [String]) -> [([String], [String])] {
        guard let subcommands, !subcommands.isEmpty else {
            return [(names, (arguments ?? []).compactMap { $0.names?.first { $0.kind == "long" }?.name })]
        }
        return subcommands.filter { $0.commandName != "help" }.flatMap { $0.leaves(names + [$0.commandName]) }
    }
}
