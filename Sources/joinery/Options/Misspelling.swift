import ArgumentParser
import Operations
import Templating

/// The word of a command line that names nothing.
enum Misspelling: Problem {
    case command(String, of: [String], nearest: String?)
    case option(String, of: [String], nearest: String?)
    /// It belongs behind the command.
    case early(option: String)

    /// - `names`: those that lead to the command: `account connect`.
    /// - `rest`: what was typed behind them.
    init?(of command: any ParsableCommand.Type, _ names: [String], _ rest: [String]) {
        let subcommands = command.configuration.subcommands
        if let first = rest.first, !subcommands.isEmpty {
            guard first.utf8.first != UInt8(ascii: "-") else {
                guard names.isEmpty, rest.contains(where: { word in subcommands.contains { $0.isCalled(word) } }) else { return nil }
                self = .early(option: first)
                return
            }
            let known = subcommands.flatMap { [$0.configuration.commandName ?? ""] + $0.configuration.aliases }
            self = .command(first, of: names, nearest: Self.nearest(to: first, among: known))
            return
        }
        let options = OptionForm.all(of: command)
        for word in rest.prefix(while: { $0 != "--" }) {
            if let name = OptionForm.name(in: word), !options.contains(where: { $0.name == name }) {
                self = .option("--\(name)", of: names, nearest: Self.nearest(to: name, among: options.map(\.name)).map { "--\($0)" })
                return
            }
            let letters = Array(word.unicodeScalars)
            if letters.count == 2, letters[0] == "-", letters[1].properties.isAlphabetic,
                !options.contains(where: { $0.letter == String(letters[1]) })
            {
                self = .option(word, of: names, nearest: nil)
                return
            }
        }
        return nil
    }

    /// The word of `joinery help WORD…` that is no command; nil where all are.
    init?(inHelp words: [String], of root: any ParsableCommand.Type) {
        var (command, names) = (root, [String]())
        for word in words.prefix(while: { $0.utf8.first != UInt8(ascii: "-") }) {
            guard let next = command.subcommand(called: word) else {
                // A command that has none is explained, whatever stands behind it.
                guard !command.configuration.subcommands.isEmpty else { return nil }
                self.init(of: command, names, [word])
                return
            }
            (command, names) = (next, names + [word])
        }
        return nil
    }

    /// The name that begins with what was typed, or else the one that differs least.
    static func nearest(to word: String, among names: [String]) -> String? {
        let longer = word.utf8.count < 2 ? [] : names.filter { $0.utf8.starts(with: word.utf8) }
        return longer.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? nearestName(to: word, among: names)
    }

    var failure: Failure {
        switch self {
        case .command(let word, let names, let nearest):
            Failure(
                .usage, "`\(Self.full(names))` has no command `\(word)`",
                hint: nearest.map { "did you mean `\(Self.full(names + [$0]))`?" }
                    ?? "`\(Self.full(["help"] + names))` lists the commands",
                subject: word)
        case .option(let word, let names, let nearest):
            Failure(
                .usage, "`\(Self.full(names))` has no option `\(word)`",
                hint: nearest.map { "did you mean `\($0)`?" } ?? "`\(Self.full(["help"] + names))` lists the options", subject: word)
        case .early(let option):
            Failure(
                .usage, "the option `\(option)` comes before the command", hint: "write the command first: `joinery build \(option) …`",
                subject: option)
        }
    }

    private static func full(_ names: [String]) -> String { (["joinery"] + names).joined(separator: " ") }
}

extension ParsableCommand {
    static func isCalled(_ name: String) -> Bool {
        configuration.commandName == name || configuration.aliases.contains(name)
    }

    static func subcommand(called name: String) -> (any ParsableCommand.Type)? {
        configuration.subcommands.first { $0.isCalled(name) }
    }
}
