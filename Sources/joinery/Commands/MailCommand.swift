import ArgumentParser
import BookingDatabase
import Bookings
import Foundation

/// Mails as files, each once: confirmations, notices of what has changed, reminders.
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Write mails to clients as .eml files: confirmations, notices of changes, reminders.",
        discussion: """
            Mails go to `output/<site>/private/mail/new`, Maildir fashion, each once however often this runs. Sending them is not our \
            business: README shows how. Whoever has sent one moves it to `cur`; the next run records in the database what its client knows \
            now, and removes it. Mails that wait and are no longer true are taken back by each run, and by each build.

            Without --notices or --reminders it writes confirmations.
            """)

    @OptionGroup var settings: Settings

    @Flag(help: "Confirm the bookings that no mail has confirmed. To be named only together with others.")
    var confirmations = false

    @Flag(help: "Tell clients what has changed since they were told: one mail to each whom `joinery notify` names.")
    var notices = false

    @Option(help: ArgumentHelp("Remind once of each session that starts within so many hours.", valueName: "hours"))
    var reminders: Int?

    @Flag(help: "Record that the mails named were sent, and write none.")
    var delivered = false

    @Flag(help: "Tell how many mails would be written; write none.")
    var dryRun = false

    @Argument(help: ArgumentHelp("With --delivered: mails, by path or by name.", valueName: "file"))
    var files: [String] = []

    func validate() throws {
        try Settings.validateEnvironment("REMINDERS", as: Int.self)
        if let reminders = hours, !(1...8760).contains(reminders) {
            throw ValidationError("--reminders is `\(reminders)`, allowed 1 to 8760")
        }
        guard isDelivered == !files.isEmpty else {
            throw ValidationError(isDelivered ? "--delivered names no mail" : "mails are named, but not --delivered")
        }
        guard !isDelivered || choice == MailChoice(confirmations: true) else {
            throw ValidationError("--delivered writes no mail: name it alone")
        }
    }

    private var hours: Int? { reminders ?? Settings.environment("REMINDERS", as: Int.self) }
    private var isDelivered: Bool { delivered || Settings.flag("DELIVERED") }

    private var choice: MailChoice {
        var choice = MailChoice(
            confirmations: confirmations || Settings.flag("CONFIRMATIONS"), notices: notices || Settings.flag("NOTICES"),
            reminders: hours)
        if choice == MailChoice() { choice.confirmations = true }
        return choice
    }

    func run() throws {
        let isRehearsal = dryRun || Settings.flag("DRY_RUN")
        if !isRehearsal { try takeBackHalfOfARecord() }
        let sources = try Sources(settings.workspace)
        let sites = try sites(sources)
        var run = try MailRun(sources, sites: sites, now: settings.instant(), isRehearsal: isRehearsal)
        try run.recordSent(and: files)
        let results = isDelivered ? run.recordedOnly() : try run.write(choice)
        try print(results, isRehearsal)
        for name in run.lost {
            settings.console.say("`\(name)` was sent, but what it told is lost: `joinery notify --delivered` records what clients know")
        }
    }

    /// A run that was killed while it recorded leaves a transaction to be taken back, which only opening for writing does.
    private func takeBackHalfOfARecord() throws {
        let workspace = settings.workspace
        let path = try workspace.resolve(workspace.readConfiguration().database)
        if FileManager.default.fileExists(atPath: path + "-journal") { _ = try EditableDatabase(path: path) }
    }

    /// The sites whose mails come from somebody. That none does is an error; that some do not is none.
    private func sites(_ sources: Sources) throws -> [Site.ID] {
        let all = try sources.siteIDs(only: settings.onlySite)
        let sites = all.filter { sources.configuration.sites[$0]?.sender != nil }
        if sites.isEmpty {
            throw Failure(
                all.map {
                    .configuration("sites.\($0).mail.from", "is missing: it says whom mails are from, such as `hello@studio.example`")
                })
        }
        for site in all where !sites.contains(site) { settings.console.say("\(site): no `mail.from` in the configuration, so no mail") }
        return sites
    }

    private func print(_ results: [SiteMail], _ isRehearsal: Bool) throws {
        switch settings.format {
        case .text:
            var lines = results.map { result in
                result.text(
                    isRehearsal: isRehearsal, folder: "\(settings.workspace.output(of: result.site.rawValue))/private/mail/new")
            }
            let warnings = results.reduce(0) { $0 + $1.findings.count }
            if warnings > 0 {
                lines.append(warnings == 1 ? "1 warning: `joinery check` tells it" : "\(warnings) warnings: `joinery check` lists them")
            }
            try settings.console.write(lines.map { $0 + "\n" }.joined())
        case .json: try settings.console.write(json(Document(dryRun: isRehearsal, sites: results.map(\.document))))
        }
    }

    /// The JSON form; schema 1.
    private struct Document: Encodable {
        var schema = 1
        let dryRun: Bool
        let sites: [SiteMail.Document]
    }
}
