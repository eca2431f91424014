import ArgumentParser
import Operations

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
            \(Failure.Code.table)
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "Publish",
                subcommands: [
                    InitCommand.self, BuildCommand.self, PreviewCommand.self, CheckCommand.self, StatusCommand.self, PagesCommand.self,
                ]),
            CommandGroup(
                name: "Serve",
                subcommands: [ServerCommand.self, DeployCommand.self, VerifyCommand.self, RollbackCommand.self, PurgeCommand.self]),
            CommandGroup(
                name: "Bookings", subcommands: [ImportCommand.self, AdaptersCommand.self, ExportCommand.self, MigrateCommand.self]),
            CommandGroup(
                name: "Links",
                subcommands: [
                    ExplainCommand.self, AccountCommand.self, LinkCommand.self, CourseLinkCommand.self, ServiceCommand.self,
                    ZoomCommand.self,
                ]),
            CommandGroup(
                name: "Members", subcommands: [MemberCommand.self, SessionCommand.self, NotifyCommand.self, MailCommand.self]),
            CommandGroup(
                name: "Settings",
                subcommands: [SiteCommand.self, SettingsCommand.self, SecretCommand.self, TemplatesCommand.self, SchemaCommand.self]),
        ])

    /// The data of time zones may be a digest of hundreds of files, so details are told only where they are asked for.
    private static var version: String { CommandLine.arguments.contains("--version") ? Version.details : Version.number }

    static func main() {
        let invocation = Invocation(TypedArguments.all, .process, of: Self.self)
        do {
            try ProcessSettings.apply()
            if CommandList.isAsked(by: TypedArguments.all) {
                return try Console.standard(isQuiet: false).write(Printout(file: CommandList(of: Self.self).text))
            }
            for warning in invocation.warnings { Console.standard(isQuiet: false).warn(warning) }
            var command = try invocation.command()
            try command.run()
        } catch {
            end(error, invocation.format)
        }
    }

    /// Tells why a command ended, and exits with the code that says so.
    private static func end(_ error: any Error, _ format: OutputFormat) -> Never {
        let console = Console.standard(isQuiet: false)
        if let failure = Failure(error) {
            console.report(failure, as: format)
            exit(withError: failure.code.exit)
        }
        // The rest is ArgumentParser's: usage, help, version, a command's own exit code.
        let code = exitCode(for: error)
        let text = fullMessage(for: error)
        if format == .json, !code.isSuccess, !text.isEmpty {
            let failure = Failure(.usage, as: code == Failure.Code.usage.exit ? nil : "unexpected", message(for: error))
            try? console.write(Printout(document: failure.document))
        }
        if !text.isEmpty { console.write(Printout(file: "\(text)\n"), isAnswer: code == .success) }
        exit(withError: code)
    }
}
