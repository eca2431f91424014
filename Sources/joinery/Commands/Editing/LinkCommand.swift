import ArgumentParser
import Bookings

/// The link of one session.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Add, set, remove or reset the link of a session.",
        discussion: "Add, set, remove or reset the link of a session, past or future.",
        subcommands: [LinkAddCommand.self, LinkSetCommand.self, LinkRemoveCommand.self, LinkResetCommand.self])
}

/// The session that a command is about.
struct SessionArgument: ParsableArguments {
    @Argument(help: "The session: its id, or its key in the source.") var session: RowName

    func id(_ common: CommonOptions) throws -> Session.ID { try session.session(common.place) }
}

/// Puts the account's link on a session that was in person.
struct LinkAddCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put the account's link on a session that was in person.",
        discussion: """
            Examples:
              joinery link add 81
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var session: SessionArgument

    func edit() throws -> Edit { .addLink(try session.id(common)) }
}

/// Gives a session a link of its own.
struct LinkSetCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Give a session a link of its own; a session of a course: set the course's link.",
        discussion: """
            Examples:
              joinery link set 81 --url https://meet.example.org/room --password -
              joinery link set 81 --url https://meet.example.org/room --dry-run
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var session: SessionArgument
    @OptionGroup var link: LinkOptions

    func edit() throws -> Edit { .setLink(try session.id(common), try link.link()) }
}

/// Holds a session in person.
struct LinkRemoveCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Hold a session in person, without a link.",
        discussion: """
            Examples:
              joinery link remove 81
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var session: SessionArgument

    func edit() throws -> Edit { .removeLink(try session.id(common)) }
}

/// Lets a session do what its service says.
struct LinkResetCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Let a session do what its service says again.",
        discussion: """
            Examples:
              joinery link reset 81
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var session: SessionArgument

    func edit() throws -> Edit { .resetLink(try session.id(common)) }
}
