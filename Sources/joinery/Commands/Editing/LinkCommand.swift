import ArgumentParser
import Bookings

/// The link of one session.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Add, set, remove or reset the link of a session, past or future.",
        subcommands: [LinkAddCommand.self, LinkSetCommand.self, LinkRemoveCommand.self, LinkResetCommand.self])
}

/// The session that a command is about.
struct SessionArgument: ParsableArguments {
    @Argument(help: "The session's id.") var session: Int64

    var id: Session.ID { Session.ID(session) }
}

struct LinkAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put the account's link on a session that was in person.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @OptionGroup var session: SessionArgument

    func run() throws {
        try EditRun(settings, options)(.addLink(session.id))
    }
}

struct LinkSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Give a session a link of its own; a session of a course: set the course's link.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @OptionGroup var session: SessionArgument
    @OptionGroup var link: LinkOptions

    func run() throws {
        try EditRun(settings, options)(.setLink(session.id, link.link()))
    }
}

struct LinkRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Hold a session in person, without a link.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @OptionGroup var session: SessionArgument

    func run() throws {
        try EditRun(settings, options)(.removeLink(session.id))
    }
}

struct LinkResetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reset", abstract: "Let a session do what its service says again.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @OptionGroup var session: SessionArgument

    func run() throws {
        try EditRun(settings, options)(.resetLink(session.id))
    }
}
