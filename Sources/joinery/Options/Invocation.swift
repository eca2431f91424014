import ArgumentParser
import Operations
import Templating

/// What the program is asked to do: the arguments typed, and the options set in the environment, `--max-removals` as JOINERY_MAX_REMOVALS.
///
/// Every option of every command can be set so. The environment's options come right behind the command's name, so that those typed win: of
/// two values ArgumentParser takes the last. What it is told it checks itself, wherever it comes from.
struct Invocation {
    /// All arguments, the environment's among them.
    let arguments: [String]
    private let root: any ParsableCommand.Type
    private let named: any ParsableCommand.Type
    /// The names that lead to the command: `account connect`.
    private let names: [String]
    /// What was typed behind them.
    private let rest: [String]
    private let settings: [Setting]
    private let environment: Environment

    /// An option set by a variable.
    private struct Setting {
        let variable, value, argument: String
        let allowed: [String]
    }

    /// Options of which only one may be given: one that is typed keeps the variables of the others away.
    private static let alternatives: [Set<String>] = [["password", "password-file"]]

    init(_ typed: [String], _ environment: Environment, of root: any ParsableCommand.Type) {
        self.root = root
        self.environment = environment
        var (command, depth) = (root, 0)
        while depth < typed.count, let next = command.subcommand(called: typed[depth]) { (command, depth) = (next, depth + 1) }
        named = command
        names = Array(typed[..<depth])
        rest = Array(typed[depth...])
        settings = Self.asksForHelp(rest) ? [] : Self.settings(of: command, environment, unlessGivenIn: rest)
        arguments = names + settings.map(\.argument) + rest
    }

    /// The command with its options, checked.
    func command() throws -> any ParsableCommand {
        if names.isEmpty, rest.first == "help", let misspelling = Misspelling(inHelp: Array(rest.dropFirst()), of: root) {
            throw misspelling
        }
        do {
            return try root.parseAsRoot(arguments)
        } catch  where root.exitCode(for: error) == Failure.Code.usage.exit {
            if let misspelling = Misspelling(of: named, names, rest) { throw misspelling }
            if let refused = settings.first(where: isRefused) {
                throw OptionProblem.variable(refused.variable, refused.value, allowed: refused.allowed)
            }
            throw inOneLine(error)
        }
    }

    /// The variables that begin like ours and are none: what was meant by them is not done.
    var warnings: [String] {
        var unknown = Set(environment.variables(startingWith: OptionForm.prefix)).subtracting(Environment.withoutOption)
        if unknown.isEmpty || Self.asksForHelp(rest) { return [] }
        unknown.subtract(settings.map(\.variable))
        if unknown.isEmpty { return [] }
        let known = Set(OptionForm.all(of: root).filter { !$0.isQuestion }.map(\.variable)).union(Environment.withoutOption)
        return unknown.subtracting(known).sorted().map { name in
            // What all of them begin with makes none of them nearer.
            let word = String(name.dropFirst(OptionForm.prefix.count))
            let nearest = nearestName(to: word, among: known.map { String($0.dropFirst(OptionForm.prefix.count)) })
            let question = nearest.map { "; did you mean \(OptionForm.prefix)\($0)?" } ?? ""
            return "Warning: Joinery knows no variable \(name)\(question)"
        }
    }

    /// The format that the arguments ask for, even where they are wrong.
    var format: OutputFormat {
        let options = arguments.prefix { $0 != "--" }
        let assignment = "--format="
        let last = options.indices.last { options[$0] == "--format" || options[$0].utf8.starts(with: assignment.utf8) }
        guard let last else { return .text }
        let value =
            options[last] == "--format"
            ? options.dropFirst(last + 1).first : String(decoding: options[last].utf8.dropFirst(assignment.utf8.count), as: UTF8.self)
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

    /// ArgumentParser quotes arguments as they are: a line end in one would begin a line of its own. So it is told of them once more, with
    /// such scalars escaped.
    private func inOneLine(_ error: any Error) -> any Error {
        let harmless = arguments.map { Line($0).description }
        guard harmless != arguments else { return error }
        do {
            _ = try root.parseAsRoot(harmless)
            return Failure(.usage, root.message(for: error))
        } catch {
            return error
        }
    }

    private static func asksForHelp(_ arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains { ["--help", "-h"].contains($0) }
    }

    private static func settings(
        of command: any ParsableCommand.Type, _ environment: Environment, unlessGivenIn typed: [String]
    ) -> [Setting] {
        // Without variables of ours there is no need to know what they could set.
        guard !environment.variables(startingWith: OptionForm.prefix).isEmpty, command.configuration.subcommands.isEmpty else { return [] }
        let given = Set(typed.prefix { $0 != "--" }.compactMap(OptionForm.name(in:)))
        let kept = alternatives.filter { !$0.isDisjoint(with: given) }.joined()
        return OptionForm.all(of: command).filter { option in
            // Of one that may be repeated, a value from here would stand beside those typed.
            !option.isQuestion && !kept.contains(option.name) && !(option.isRepeating && given.contains(option.name))
        }.compactMap { option in
            environment[option.variable].flatMap { value in
                option.argument(value).map { Setting(variable: option.variable, value: value, argument: $0, allowed: option.allowed) }
            }
        }
    }
}
