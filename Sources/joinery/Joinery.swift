import ArgumentParser
import BookingDatabase

/// The product: `joinery COMMAND`.
@main
struct Joinery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "joinery",
        abstract: "Publishes private pages for the members of a business: their bookings, and the way into each session.",
        discussion: """
            Reads the booking database of the folder (-C), renders a My Bookings page for each member and a join page for each session, and \
            publishes them below `output/` for any web server. Every option can be set in the environment: `--site` as JOINERY_SITE.

            Exit codes:
              0    done
              1    errors in data, configuration or templates; nothing was published
              2    only with --detailed-exit-code: done, and something changed
              3    verify found a difference, or build a leak: a link where the rules hide it; nothing was published
              4    a guard refused: too many pages would go, no site, no member where there were some, a folder that is not ours,
                   a rollback is held
              64   usage
              66   input is missing, or is not a Joinery database
              73   output cannot be made
              74   input-output error: disk full, read-only
              75   another build holds the lock: try again
              130, 143  interrupted; nothing was published
            """,
        version: version,
        subcommands: [
            InitCommand.self, BuildCommand.self, CheckCommand.self, PagesCommand.self, AccountCommand.self, LinkCommand.self,
            CourseLinkCommand.self, ServiceCommand.self, SettingsCommand.self, MemberCommand.self, SessionCommand.self, SecretCommand.self,
            NotifyCommand.self, MailCommand.self, ExplainCommand.self, ZoomCommand.self, VerifyCommand.self, RollbackCommand.self,
            PurgeCommand.self, NginxCommand.self, TemplatesCommand.self, PreviewCommand.self,
        ])

    static let version = "1.0.0"

    static func main() {
        let console = Console.standard(isQuiet: false)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            // The rest is ArgumentParser's: usage, help, version, a command's own exit code.
            guard let failure = Failure(error) else { exit(withError: error) }
            console.report(failure)
            exit(withError: ExitCode(failure.code.rawValue))
        }
    }
}
