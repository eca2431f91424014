import ArgumentParser

/// The product: `joinery COMMAND`.
@main
struct Joinery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "joinery",
        abstract: "Publishes private pages for the members of a business: their bookings, and the way into each session.",
        discussion: """
            Reads the booking database of the folder (-C), renders a My Bookings page for each member and a join page for each session, and \
            publishes them below `output/` for any web server. Every option can be set in the environment: `--site` as JOINERY_SITE.
            """,
        version: version,
        subcommands: [InitCommand.self, BuildCommand.self, CheckCommand.self, PagesCommand.self])

    static let version = "1.0.0"

    static func main() {
        let console = Console.standard(isQuiet: false)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            console.report(failure)
            exit(withError: ExitCode(failure.code.rawValue))
        } catch {
            exit(withError: error)
        }
    }
}
