import ArgumentParser
import Bookings
import Operations

/// A member's page, and the member.
struct MemberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Give a member's page a new address, print a member's name and password, or erase a member.",
        subcommands: [MemberRotateCommand.self, MemberLoginCommand.self, MemberEraseCommand.self])
}

/// The member that a command is about.
struct MemberArgument: ParsableArguments {
    @Argument(help: "The member's id.") var member: Int64

    var id: Member.ID { Member.ID(member) }
}

/// Gives a member's page a new address.
struct MemberRotateCommand: EditCommand {
    static let configuration = CommandConfiguration(commandName: "rotate", abstract: "Give a member's page a new address.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var member: MemberArgument

    func edit() -> Edit { .rotateMember(member.id) }
}

/// Removes a member and all that belongs to them.
struct MemberEraseCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Remove a member, their bookings and what they were told. Asks first.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var member: MemberArgument
    @OptionGroup var confirmation: ConfirmationOptions

    func edit() -> Edit { .eraseMember(member.id) }

    func run() throws {
        let run = try editRun()
        if !editing.dryRun {
            // A member who is not there is told at once, without a question.
            let rehearsed = try run.answer(to: edit(), dryRun: true)
            try confirmation.confirm(
                "`member:\(member.member)` of `\(rehearsed.site)` is erased, with \(Counted(rehearsed.impact.bookings, "booking")) "
                    + "and all that they were told", on: common.console)
        }
        try common.print(run.answer(to: edit(), dryRun: editing.dryRun))
    }
}
