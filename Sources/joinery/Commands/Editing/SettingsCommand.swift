import ArgumentParser
import Bookings
import Operations
import Pages

/// What is true of a site as a whole.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Show or change a site's settings.",
        discussion: "Show or change a site's settings: where links are hidden, plan, time zone, language, address.",
        subcommands: [SettingsShowCommand.self, SettingsSetCommand.self])
}

/// Shows the settings of sites.
struct SettingsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the settings of every site, or of one.",
        discussion: """
            Examples:
              joinery settings show --site studio
            """)

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.print(SettingsList(of: common.project(), only: common.onlySite))
    }
}

/// Changes a site's settings.
struct SettingsSetCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change a site's settings.",
        discussion: """
            Examples:
              joinery settings set --hide-link-in-emails yes
              joinery settings set --time-zone Europe/Lisbon --language pt
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions

    @Option(help: "Whether mails hold no link.")
    var hideLinkInEmails: YesOrNo?

    @Option(help: "Whether My Bookings and join pages hold no link.")
    var hideLinkInMyBookings: YesOrNo?

    @Option(help: ArgumentHelp("FREE, WEBSITE or BUSINESS_ECOMMERCE, the only one with video conferencing.", valueName: "plan"))
    var plan: String?

    @Option(help: ArgumentHelp("The site's time zone, such as `Europe/Berlin`.", valueName: "name"))
    var timeZone: String?

    @Option(help: ArgumentHelp("The site's language, such as `en`.", valueName: "tag"))
    var language: String?

    @Option(help: ArgumentHelp("Where the output is served, such as `https://members.example.org`.", valueName: "url"))
    var baseURL: String?

    func edits() throws -> [Edit] {
        var change = SettingsChange()
        change.hidesLinkInEmails = hideLinkInEmails?.isYes
        change.hidesLinkInMyBookings = hideLinkInMyBookings?.isYes
        change.plan = try plan.map { text in
            guard let plan = Site.Plan(rawValue: text.uppercased()) else { throw OptionProblem.plan(text) }
            return plan
        }
        change.timeZone = timeZone
        change.language = language
        change.baseURL = baseURL
        if let language { try common.project().checkWords(for: language) }
        return [.changeSettings(change)]
    }
}
