import ArgumentParser
import Bookings
import Operations

/// The businesses of the database.
struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site", abstract: "Add a business to the database.", subcommands: [SiteAddCommand.self])
}

/// Adds a site.
struct SiteAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a business: its name, address and time zone.",
        discussion: """
            `joinery settings set` changes it later.

            Examples:
              joinery site add studio --name 'Riverside Studio' \
                --base-url https://members.example.org --time-zone Europe/Berlin
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "The site's id, which never changes: \(Site.ID.form). It names the folder in `output/`.")
    var id: String

    @Option(help: "What the business is called.")
    var name: String

    @Option(help: ArgumentHelp("Where the output is served, such as `https://members.example.org`.", valueName: "url"))
    var baseURL: String

    @Option(help: ArgumentHelp("The site's time zone, such as `Europe/Berlin`.", valueName: "name"))
    var timeZone: String

    @Option(help: ArgumentHelp("The site's language, such as `de`.", valueName: "tag"))
    var language = "en"

    @Flag(help: "Show what would be added, and add nothing.")
    var dryRun = false

    func run() throws {
        let project = try common.project()
        try project.checkWords(for: language)
        var settings = SettingsChange()
        (settings.baseURL, settings.timeZone, settings.language) = (baseURL, timeZone, language)
        try common.print(SiteAddition(project, now: common.instant()).answer(id: id, name: name, settings, dryRun: dryRun))
    }
}

extension ProjectFolder {
    /// A language without words would stop the next build.
    func checkWords(for language: String) throws {
        let templates = try templates()
        guard templates.language(for: language) != nil else { throw OptionProblem.language(language, known: templates.languages) }
    }
}
