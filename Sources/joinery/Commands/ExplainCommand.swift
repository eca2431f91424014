import ArgumentParser
import BookingDatabase
import Bookings

/// Tells rule by rule why a member sees a link of a session or does not, on both surfaces and on the join page.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell rule by rule why a member sees a session's link here or does not.")

    @OptionGroup var settings: Settings
    @Argument(help: "The member's id.") var member: Int64
    @Argument(help: "The session's id.") var session: Int64

    @Flag(help: "Print the link too, not only its provider.")
    var reveal = false

    func run() throws {
        let reveal = reveal || Settings.flag("REVEAL")
        let workspace = settings.workspace
        let secret = try workspace.readSecret()
        let configuration = try workspace.readConfiguration()
        let database = try BookingDatabase(path: workspace.resolve(configuration.database))
        let explanation = try database.snapshot {
            try LinkExplanation(
                member: Member.ID(member), session: Session.ID(session), in: $0, secret: secret, access: configuration.access,
                only: settings.onlySite)
        }
        switch settings.format {
        case .text: try settings.console.write(explanation.text(reveal: reveal))
        case .json: try settings.console.write(json(explanation.document(reveal: reveal)))
        }
    }
}
