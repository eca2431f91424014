import ArgumentParser
import Bookings
import Operations

/// Disconnects an account. Everything stays stored and comes back when it is connected again.
struct AccountDisconnectCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "disconnect", abstract: "Disconnect the site's default account, or a staff member's own.",
        discussion: "Without its default account a site shows no link at all, so that one is asked about first.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var owner: AccountOwner

    @Flag(help: "Do not ask.")
    var yes = false

    func edit() -> Edit { .disconnectAccount(of: owner.id) }

    func run() throws {
        let run = try editRun()
        if owner.id == nil, !editing.dryRun, !yes { try confirm(run.answer(to: edit(), dryRun: true)) }
        try common.print(run.answer(to: edit(), dryRun: editing.dryRun))
    }

    private func confirm(_ answer: EditAnswer) throws {
        guard !answer.change.isNothing else { return }
        let loss = "\(answer.losing.words) lose their link"
        switch try common.console.ask("\(loss).") {
        case true?: return
        case false?: throw ConfirmationProblem.declined
        case nil: throw ConfirmationProblem.noTerminal(loss: loss)
        }
    }
}

/// Why an edit that must be confirmed was not.
enum ConfirmationProblem: Problem {
    case declined
    case noTerminal(loss: String)

    var failure: Failure {
        switch self {
        case .declined: Failure(.refused, as: "not-confirmed", "not confirmed; nothing was changed")
        case .noTerminal(let loss):
            Failure(
                .refused, as: "no-terminal", "\(loss), and there is no terminal to confirm on; nothing was changed",
                hint: "`--yes` disconnects all the same")
        }
    }
}
