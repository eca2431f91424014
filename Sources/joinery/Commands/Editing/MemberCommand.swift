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

/// The member that a command is about.
struct MemberArgument: ParsableArguments {
    @Argument(help: "The member: the id, the key in the source, or the e-mail address.") var member: RowName

    func id(_ common: CommonOptions) throws -> Member.ID { try member.member(common.place) }
}

/// Gives a member's page a new address.
struct MemberRotateCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Give a member's page a new address.",
        discussion: """
            Examples:
              joinery member rotate 12
              joinery member rotate ana@example.org
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var member: MemberArgument

    func edit() throws -> Edit { .rotateMember(try member.id(common)) }
}

/// Removes a member and all that belongs to them.
struct MemberEraseCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Remove a member, their bookings and what they were told. Asks first.",
        discussion: """
            Examples:
              joinery member erase 12 --dry-run
              joinery member erase 12
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var member: MemberArgument
    @OptionGroup var confirmation: ConfirmationOptions

    func edit() throws -> Edit { .eraseMember(try member.id(common)) }

    func run() throws {
        let (run, id) = (try editRun(), try member.id(common))
        if !editing.dryRun {
            // A member who is not there is told at once, without a question.
            let rehearsed = try run.answer(to: .eraseMember(id), dryRun: true)
            try confirmation.confirm(
                "`member:\(id)` of `\(rehearsed.site)` is erased, with \(Counted(rehearsed.impact.bookings, "booking")) "
                    + "and all that they were told", on: common.console)
        }
        try common.print(run.answer(to: .eraseMember(id), dryRun: editing.dryRun))
    }
}
