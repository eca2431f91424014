import ArgumentParser
import Bookings

/// A session's join page.
struct SessionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "Give a session's join page a new address.", subcommands: [SessionRotateCommand.self])
}

struct SessionRotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rotate", abstract: "Give a session's join page a new address.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @OptionGroup var session: SessionArgument

    func run() throws {
        try EditRun(settings, options)(.rotateSession(session.id))
    }
}
