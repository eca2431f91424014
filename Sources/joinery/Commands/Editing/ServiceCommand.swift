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
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @Argument(help: "The service: its id, or its key in the source.") var service: RowName

    @Option(help: "Whether its sessions are held by video.")
    var conferencing: YesOrNo?

    func edit() throws -> Edit {
        guard let conferencing else { throw OptionProblem.noConferencing }
        return .setConferencing(try service.service(common.place), conferencing.isYes)
    }
}
