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

struct MemberRotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rotate", abstract: "Give a member's page a new address.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @OptionGroup var member: MemberArgument

    func run() throws {
        try EditRun(settings, options)(.rotateMember(member.id))
    }
}

struct MemberEraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Remove a member, their bookings and what they were told.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @OptionGroup var member: MemberArgument

    func run() throws {
        try EditRun(settings, options)(.eraseMember(member.id))
    }
}
