import ArgumentParser
import Bookings
import Operations

/// Disconnects an account. Everything stays stored and comes back when it is connected again, so nothing is asked.
struct AccountDisconnectCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "disconnect", abstract: "Disconnect the site's default account, or a staff member's own.",
        discussion: """
            Without its default account a site shows no link at all: the answer counts the sessions that lose theirs. All of them come back \
            with `joinery account connect`.

            Examples:
              joinery account disconnect --staff 4 --dry-run
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var owner: AccountOwner

    // Scripts of before name it.
    @Flag(help: ArgumentHelp("Nothing is asked any more.", visibility: .hidden))
    var yes = false

    func edits() throws -> [Edit] { [.disconnectAccount(of: try owner.id(common))] }
}
