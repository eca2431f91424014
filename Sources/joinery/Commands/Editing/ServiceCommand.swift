import ArgumentParser
import Bookings

/// The switch in a service's form.
struct ServiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service", abstract: "Turn video conferencing of a service on or off.", subcommands: [ServiceSetCommand.self])
}

struct ServiceSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "set", abstract: "Say whether a service is held by video.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @Argument(help: "The service's id.") var service: Int64

    @Option(help: "Whether its sessions are held by video.")
    var conferencing: YesOrNo?

    func run() throws {
        guard let choice = try conferencing ?? YesOrNo.environment("CONFERENCING") else {
            throw Failure(.usage, "no setting is named", hint: "`--conferencing yes` or `--conferencing no`")
        }
        try EditRun(settings, options)(.setConferencing(Service.ID(service), choice.isYes))
    }
}
