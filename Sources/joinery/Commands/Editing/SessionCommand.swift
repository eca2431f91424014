import ArgumentParser
import Bookings

/// A session's join page.
struct SessionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "Give a session's join page a new address.", subcommands: [SessionRotateCommand.self])
}

/// Gives a session's join page a new address.
struct SessionRotateCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Give a session's join page a new address.",
        discussion: """
            Examples:
              joinery session rotate 81
              joinery session rotate 81 82
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var named: SessionArguments

    func edits() throws -> [Edit] { try named.ids(common).map { .rotateSession($0) } }
}
