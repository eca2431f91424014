import ArgumentParser
import Bookings

/// The switch in a service's form.
struct ServiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service", abstract: "Turn video conferencing of a service on or off.", subcommands: [ServiceSetCommand.self])
}

/// Says whether a service is held by video.
struct ServiceSetCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Say whether a service is held by video.",
        discussion: """
            Examples:
              joinery service set 3 --conferencing no
              joinery service set 3 4 --conferencing yes
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @Argument(help: ArgumentHelp("The service: its id, or its key in the source.", valueName: "service"))
    var services: [RowName]

    @Option(help: "Whether its sessions are held by video.")
    var conferencing: YesOrNo?

    func edits() throws -> [Edit] {
        guard let conferencing else { throw OptionProblem.noConferencing }
        return try services.services(common.place).map { .setConferencing($0, conferencing.isYes) }
    }
}
