import ArgumentParser
import Foundation

/// An option of a command, by its long name.
struct OptionForm {
    let name: String
    /// The letter behind one dash; nil for none.
    let letter: String?
    let isFlag: Bool
    /// Whether it may be given several times, to mean all of them.
    let isRepeating: Bool
    /// The values that it may have, where they can be listed.
    let allowed: [String]

    static let prefix = "JOINERY_"

    /// What it is called in the environment: `--max-removals` as JOINERY_MAX_REMOVALS.
    var variable: String { Self.prefix + String(decoding: name.uppercased().utf8.map { $0 == 0x2D ? 0x5F : $0 }, as: UTF8.self) }

    /// Whether it asks for something else than what the command does: no variable asks.
    var isQuestion: Bool { ["help", "version"].contains(name) }

    /// The argument that gives it a value; nil for a flag that is set to `0`, `false` or `no`.
    func argument(_ value: String) -> String? {
        guard isFlag else { return "--\(name)=\(value)" }
        return ["0", "false", "no"].contains(value.lowercased()) ? nil : "--\(name)"
    }

    /// Reads `--name` or `--name=value`; nil for any other argument.
    static func name(in argument: String) -> String? {
        guard argument.utf8.starts(with: "--".utf8) else { return nil }
        return String(decoding: argument.utf8.dropFirst(2).prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    }

    /// The options of a command, or of a group's commands too, from the description that it has for tools.
    static func all(of command: any ParsableCommand.Type) -> [OptionForm] {
        let description = try? JSONDecoder().decode(Description.self, from: Data(command._dumpHelp().utf8))
        return description?.command.options ?? []
    }

    private struct Description: Decodable {
        let command: Command

        struct Command: Decodable {
            let arguments: [Argument]?
            let subcommands: [Command]?

            var options: [OptionForm] { (arguments ?? []).compactMap(\.option) + (subcommands ?? []).flatMap(\.options) }
        }

        struct Argument: Decodable {
            let kind: String
            let isRepeating: Bool?
            let names: [Name]?
            let allValues: [String]?

            var option: OptionForm? {
                guard kind != "positional", let name = names?.first(where: { $0.kind == "long" })?.name else { return nil }
                return OptionForm(
                    name: name, letter: names?.first { $0.kind == "short" }?.name, isFlag: kind == "flag",
                    isRepeating: isRepeating ?? false,
                    allowed: allValues ?? [])
            }
        }

        struct Name: Decodable {
            let kind, name: String
        }
    }
}
