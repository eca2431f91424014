import ArgumentParser
import Bookings
import Operations

/// A member's page, and the member.
struct MemberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Change a member's address, print a login, or erase.",
        discussion: "Give a member's page a new address, print a member's name and password, or erase a member.",
        subcommands: [MemberRotateCommand.self, MemberLoginCommand.self, MemberEraseCommand.self])
}

/// The members that a command is about.
struct MemberArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("The member: the id, the key in the source, or the e-mail address.", valueName: "member"))
    var members: [RowName]

    /// Each once, in the order in which they were named.
    func ids(_ common: CommonOptions) throws -> [Member.ID] { try members.members(common.place) }
}

/// Gives a member's page a new address.
struct MemberRotateCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Give a member's page a new address.",
        discussion: """
            Examples:
              joinery member rotate 12
              joinery member rotate ana@example.org 14 15
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var named: MemberArguments

    func edits() throws -> [Edit] { try named.ids(common).map { .rotateMember($0) } }
}

/// Removes a member and all that belongs to them.
struct MemberEraseCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Remove a member, their bookings and what they were told. Asks first.",
        discussion: """
            Examples:
              joinery member erase 12 --dry-run
              joinery member erase 12 13
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var named: MemberArguments
    @OptionGroup var confirmation: ConfirmationOptions

    func edits() throws -> [Edit] { try named.ids(common).map { .eraseMember($0) } }

    func run() throws {
        let (run, edits) = (try editRun(), try edits())
        if !editing.dryRun {
            // A member who is not there is told at once, without a question.
            let rehearsed = try run.answer(to: edits, dryRun: true).edits
            let members = rehearsed.map { "`\($0.change.subject)` of `\($0.site)`" }.joined(separator: ", ")
            let bookings = Counted(rehearsed.reduce(0) { $0 + $1.impact.bookings }, "booking")
            try confirmation.confirm(
                "\(members) \(edits.count == 1 ? "is" : "are") erased, with \(bookings) and all that they were told", on: common.console)
        }
        try common.print(run.answer(to: edits, dryRun: editing.dryRun))
    }
}
