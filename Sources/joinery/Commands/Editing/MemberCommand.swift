import ArgumentParser
import Bookings

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
        commandName: "erase", abstract: "Remove a member, their bookings and what they were told.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var member: MemberArgument

    func edit() -> Edit { .eraseMember(member.id) }
}
