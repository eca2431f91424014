import Foundation
import TestKit
import Testing

/// A command as the program describes itself to tools.
struct CommandDescription: Decodable {
    let commandName: String
    let abstract, discussion: String?
    let subcommands: [CommandDescription]?
    let arguments: [Argument]?

    struct Argument: Decodable {
        let kind: String
        let shouldDisplay: Bool
        let valueName: String?
        let abstract: String?
        /// Nil for an argument that is not an option.
        let names: [Name]?
        let allValues: [String]?

        var isFlag: Bool { kind == "flag" && !["help", "version"].contains(valueName) }
        /// The word after `--`.
        var longName: String? { names?.first { $0.kind == "long" }?.name }
    }

    struct Name: Decodable {
        let kind, name: String
    }

    /// `joinery` itself.
    static func root() throws -> CommandDescription {
        struct Tool: Decodable { let command: CommandDescription }
        let outcome = try Program.joinery.run(["--experimental-dump-help"])
        try #require(outcome.exit == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Tool.self, from: Data(outcome.output.utf8)).command
    }

    /// This command and all below it that people can give, each with its full name: `joinery account connect`.
    func all(after name: String = "") -> [(name: String, command: CommandDescription)] {
        let full = name.isEmpty ? commandName : "\(name) \(commandName)"
        return [(full, self)] + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { $0.all(after: full) }
    }
}
