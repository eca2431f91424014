import ArgumentParser
import Bookings

/// The link of one session.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Add, set, remove or reset the link of a session.",
        discussion: "Add, set, remove or reset the link of a session, past or future.",
        subcommands: [LinkAddCommand.self, LinkSetCommand.self, LinkRemoveCommand.self, LinkResetCommand.self])
}

/// The sessions that a command is about.
struct SessionArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("The session: its id, or its key in the source.", valueName: "session"))
    var sessions: [RowName]

    /// Each once, in the order in which they were named.
    func ids(_ common: CommonOptions) throws -> [Session.ID] { try sessions.sessions(common.place) }
}

/// Puts the account's link on a session that was in person.
struct LinkAddCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put the account's link on a session that was in person.",
        discussion: """
            Examples:
              joinery link add 81
              joinery link add 81 82 83
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var named: SessionArguments

    func edits() throws -> [Edit] { try named.ids(common).map { .addLink($0) } }
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
    @OptionGroup var named: SessionArguments
    @OptionGroup var link: LinkOptions

    func edits() throws -> [Edit] {
        let link = try link.link()
        return try named.ids(common).map { .setLink($0, link) }
    }
}

/// Holds a session in person.
struct LinkRemoveCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Hold a session in person, without a link.",
        discussion: """
            Examples:
              joinery link remove 81
              joinery link remove 81 82 83 --dry-run
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var named: SessionArguments

    func edits() throws -> [Edit] { try named.ids(common).map { .removeLink($0) } }
}

/// Lets a session do what its service says.
struct LinkResetCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Let a session do what its service says again.",
        discussion: """
            Examples:
              joinery link reset 81
              joinery link reset 81 82 83
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var named: SessionArguments

    func edits() throws -> [Edit] { try named.ids(common).map { .resetLink($0) } }
}
