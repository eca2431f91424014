import ArgumentParser
import Bookings

/// Disconnects an account. Everything stays stored and comes back when it is connected again.
struct AccountDisconnectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disconnect", abstract: "Disconnect the site's default account, or a staff member's own.",
        discussion: "Without its default account a site shows no link at all, so that one is asked about first.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @OptionGroup var owner: AccountOwner

    @Flag(help: "Do not ask.")
    var yes = false

    func run() throws {
        let edit = Edit.disconnectAccount(of: try owner.id())
        let run = try EditRun(settings, options)
        if edit.subject == nil, !options.isDryRun, !(yes || Settings.flag("YES")) { try confirm(run.answer(to: edit, dryRun: true)) }
        try run(edit)
    }

    private func confirm(_ answer: EditAnswer) throws {
        guard !answer.change.isNothing else { return }
        let loss = "\(answer.losing.words) lose their link"
        switch try settings.console.ask("\(loss).") {
        case true?: return
        case false?: throw Failure(.refused, "not confirmed; nothing was changed")
        case nil: throw Failure(.refused, "\(loss), and nobody can be asked; nothing was changed", hint: "`--yes` disconnects all the same")
        }
    }
}
