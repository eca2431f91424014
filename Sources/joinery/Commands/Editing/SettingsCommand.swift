import ArgumentParser
import BookingDatabase
import Bookings
import Pages

/// What is true of a site as a whole.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Show or change a site's settings: where links are hidden, plan, time zone, language, address.",
        subcommands: [SettingsShowCommand.self, SettingsSetCommand.self])
}

struct SettingsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the settings of every site, or of one.")

    @OptionGroup var settings: Settings

    func run() throws {
        let database = try BookingDatabase(path: settings.workspace.resolve(settings.workspace.readConfiguration().database))
        let sites = try database.snapshot { try SiteChoice(settings.onlySite, $0).sites() }
        switch settings.format {
        case .text:
            let lines = sites.flatMap { site in
                ["\(site.id): \(site.name)"] + EditRules.fields(of: site).map { "  \($0.name): \($0.value)" }
            }
            try settings.console.write(lines.map { $0.withoutControls + "\n" }.joined())
        case .json: try settings.console.write(json(Document(sites: sites.map(Document.Row.init))))
        }
    }

    private struct Document: Encodable {
        var schema = 1
        let sites: [Row]

        struct Row: Encodable {
            let site, name: String
            let settings: [String: Change.Value]

            init(_ site: Site) {
                self.site = site.id.rawValue
                name = site.name
                settings = Dictionary(EditRules.fields(of: site)) { first, _ in first }
            }
        }
    }
}

struct SettingsSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "set", abstract: "Change a site's settings.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions

    @Option(help: "Whether mails hold no link.")
    var hideLinkInEmails: YesOrNo?

    @Option(help: "Whether My Bookings and join pages hold no link.")
    var hideLinkInMyBookings: YesOrNo?

    @Option(help: ArgumentHelp("FREE, WEBSITE or BUSINESS_ECOMMERCE, which alone has video conferencing.", valueName: "plan"))
    var plan: String?

    @Option(help: ArgumentHelp("The site's time zone, such as `Europe/Berlin`.", valueName: "name"))
    var timeZone: String?

    @Option(help: ArgumentHelp("The site's language, such as `en`.", valueName: "tag"))
    var language: String?

    @Option(help: ArgumentHelp("Where the output is served, such as `https://members.example.org`.", valueName: "url"))
    var baseURL: String?

    func run() throws {
        let change = try change()
        try EditRun(settings, options)(.changeSettings(change))
    }

    private func change() throws -> SettingsChange {
        var change = SettingsChange()
        change.hidesLinkInEmails = try (hideLinkInEmails ?? YesOrNo.environment("HIDE_LINK_IN_EMAILS"))?.isYes
        change.hidesLinkInMyBookings = try (hideLinkInMyBookings ?? YesOrNo.environment("HIDE_LINK_IN_MY_BOOKINGS"))?.isYes
        change.plan = try (plan ?? Settings.environment("PLAN")).map { text in
            guard let plan = Site.Plan(rawValue: text.uppercased()) else {
                let allowed = Site.Plan.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
                throw Failure(.usage, "the plan is `\(text)`, allowed \(allowed)")
            }
            return plan
        }
        change.timeZone = timeZone ?? Settings.environment("TIME_ZONE")
        change.language = language ?? Settings.environment("LANGUAGE")
        change.baseURL = baseURL ?? Settings.environment("BASE_URL")
        if let language = change.language { try checkWords(for: language) }
        return change
    }

    /// A language without words would stop the next build.
    private func checkWords(for language: String) throws {
        let templates = try settings.workspace.readTemplates()
        guard templates.language(for: language) == nil else { return }
        let found = templates.languages.map { "`\($0)`" }.joined(separator: ", ")
        throw Failure(
            .usage, "there are no words for the language `\(language)`: found \(found); nothing was changed",
            hint: "add `Templates/words/<language>.yaml` first")
    }
}
