import ArgumentParser
import Foundation
import Operations

/// What the program is asked to do: the arguments typed, and the options set in the environment, `--max-removals` as JOINERY_MAX_REMOVALS.
///
/// Every option of every command can be set so. The environment's options come right behind the command's name, so that those typed win: of
/// two values ArgumentParser takes the last. What it is told it checks itself, wherever it comes from.
struct Invocation {
    /// All arguments, the environment's among them.
    let arguments: [String]
    private let root: any ParsableCommand.Type
    /// The names that lead to the command: `account connect`.
    private let names: [String]
    private let settings: [Setting]

    /// An option set by a variable.
    private struct Setting {
        let variable, value, argument: String
        let allowed: [String]
    }

    /// Options of which only one may be given: one that is typed keeps the variables of the others away.
    private static let alternatives: [Set<String>] = [["password", "password-file"]]

    init(_ typed: [String], _ environment: Environment, of root: any ParsableCommand.Type) {
        self.root = root
        var (command, depth) = (root, 0)
        while depth < typed.count, let next = command.configuration.subcommands.first(where: { $0.isCalled(typed[depth]) }) {
            (command, depth) = (next, depth + 1)
        }
        names = Array(typed[..<depth])
        let rest = Array(typed[depth...])
        settings = Self.asksForHelp(rest) ? [] : Self.settings(of: command, environment, unlessGivenIn: rest)
        arguments = names + settings.map(\.argument) + rest
    }

    /// The command with its options, checked.
    func command() throws -> any ParsableCommand {
        do {
            return try root.parseAsRoot(arguments)
        } catch {
            if let refused = settings.first(where: isRefused) {
                throw OptionProblem.variable(refused.variable, refused.value, allowed: refused.allowed)
            }
            throw error
        }
    }

    /// The format that the arguments ask for, even where they are wrong.
    var format: OutputFormat {
        let options = arguments.prefix { $0 != "--" }
        let last = options.indices.last { options[$0] == "--format" || options[$0].hasPrefix("--format=") }
        guard let last else { return .text }
        let value = options[last] == "--format" ? options.dropFirst(last + 1).first : String(options[last].dropFirst("--format=".count))
        return value == OutputFormat.json.rawValue ? .json : .text
    }

    /// Whether the option cannot have this value, whatever the other options are. ArgumentParser tells kinds of errors only by their words.
    private func isRefused(_ setting: Setting) -> Bool {
        do {
            _ = try root.parseAsRoot(names + [setting.argument])
            return false
        } catch {
            return root.message(for: error).hasPrefix("The value '\(setting.value)' is invalid for '")
        }
    }

    private static func asksForHelp(_ arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains { ["--help", "-h"].contains($0) }
    }

    private static func settings(
        of command: any ParsableCommand.Type, _ environment: Environment, unlessGivenIn typed: [String]
    ) -> [Setting] {
        // Without variables of ours there is no need to know what they could set.
        guard environment.hasVariable(startingWith: OptionForm.prefix), command.configuration.subcommands.isEmpty else { return [] }
        let given = Set(typed.prefix { $0 != "--" }.compactMap(OptionForm.name(in:)))
        let kept = alternatives.filter { !$0.isDisjoint(with: given) }.joined()
        return OptionForm.all(of: command).filter { !kept.contains($0.name) }.compactMap { option in
            environment[option.variable].flatMap { value in
                option.argument(value).map { Setting(variable: option.variable, value: value, argument: $0, allowed: option.allowed) }
            }
        }
    }
}

/// An option of a command, by its long name.
private struct OptionForm {
    let name: String
    let isFlag: Bool
    /// The values that it may have, where they can be listed.
    let allowed: [String]

    static let prefix = "JOINERY_"

    var variable: String { "\(Self.prefix)\(name.uppercased().replacing("-", with: "_"))" }

    /// The argument that gives it a value; nil for a flag that is set to `0`, `false` or `no`.
    func argument(_ value: String) -> String? {
        guard isFlag else { return "--\(name)=\(value)" }
        return ["0", "false", "no"].contains(value.lowercased()) ? nil : "--\(name)"
    }

    /// Reads `--name` or `--name=value`; nil for any other argument.
    static func name(in argument: String) -> String? {
        guard argument.hasPrefix("--") else { return nil }
        return String(argument.dropFirst(2).prefix { $0 != "=" })
    }

    /// The options of a command, from the description that it has for tools. Help and version are questions, not options.
    static func all(of command: any ParsableCommand.Type) -> [OptionForm] {
        let description = try? JSONDecoder().decode(Description.self, from: Data(command._dumpHelp().utf8))
        return (description?.command.arguments ?? []).compactMap { argument in
            guard argument.kind != "positional", let name = argument.names?.first(where: { $0.kind == "long" })?.name,
                !["help", "version"].contains(name)
            else { return nil }
            return OptionForm(name: name, isFlag: argument.kind == "flag", allowed: argument.allValues ?? [])
        }
    }

    private struct Description: Decodable {
        let command: Command

        struct Command: Decodable {
            let arguments: [Argument]?
        }

        struct Argument: Decodable {
            let kind: String
            let names: [Name]?
            let allValues: [String]?
        }

        struct Name: Decodable {
            let kind, name: String
        }
    }
}

extension ParsableCommand {
    fileprivate static func isCalled(_ name: String) -> Bool {
        configuration.commandName == name || configuration.aliases.contains(name)
    }
}
