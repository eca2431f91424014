import ArgumentParser
import Operations

/// The option of commands that do what cannot be undone: they ask first, unless they are told not to.
struct ConfirmationOptions: ParsableArguments {
    @Flag(help: "Do not ask.")
    var yes = false

    /// Asks whether to go on.
    ///
    /// - `loss`: what is lost then, as a sentence without its full stop.
    /// - Throws: where nobody confirms it.
    func confirm(_ loss: @autoclosure () throws -> String, on console: Console) throws {
        if yes { return }
        let loss = try loss()
        switch try console.ask("\(loss). This cannot be undone.") {
        case true?: return
        case false?: throw ConfirmationProblem.declined
        case nil: throw ConfirmationProblem.noTerminal(loss: loss, command: Self.command)
        }
    }

    /// The command as it was typed, with the option that answers the question.
    private static var command: String {
        (["joinery"] + CommandLine.arguments.dropFirst().map(\.shellWord) + ["--yes"]).joined(separator: " ")
    }
}

/// Why what must be confirmed was not.
enum ConfirmationProblem: Problem {
    case declined
    case noTerminal(loss: String, command: String)

    var failure: Failure {
        switch self {
        case .declined: Failure(.refused, as: "not-confirmed", "not confirmed; nothing was changed")
        case .noTerminal(let loss, let command):
            Failure(
                .refused, as: "no-terminal",
                "\(loss), which cannot be undone, and there is no terminal to confirm it on; nothing was changed",
                hint: "`\(command)` does it without asking")
        }
    }
}
