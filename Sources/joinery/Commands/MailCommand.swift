import ArgumentParser
import Bookings
import Operations

/// Mails as files, each once: confirmations, cancellations, notices of what has changed, reminders.
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Write mails to clients as .eml files.",
        discussion: """
            Confirmations, cancellations, notices of changes and reminders go to `output/<site>/private/mail/new`, Maildir fashion, each once however often this runs. Send them with any program: \
            the manual's page "Send mail" shows how. It moves a mail that it has sent to `cur`; the next run records in the database what its client knows now, \
            and removes it. Mails that wait and are no longer true are taken back by each run, and by each build.

            Without --notices or --reminders it writes confirmations.

            Examples:
              joinery mail --dry-run
              joinery mail --notices --reminders 24
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "Confirm bookings that no mail has confirmed, or that are confirmed again. Needed only together with others.")
    var confirmations = false

    @Flag(help: "Tell clients what has changed or is cancelled since they were told: those whom `joinery notify` names.")
    var notices = false

    @Option(help: ArgumentHelp("Remind once of each session that starts within so many hours.", valueName: "hours"))
    var reminders: Int?

    @Flag(help: "Record that the mails named were sent, and write none.")
    var delivered = false

    @Flag(help: "Do nothing where no site has a sender. For timers.")
    var ifConfigured = false

    @Flag(help: "Tell how many mails would be written; write none.")
    var dryRun = false

    @Argument(help: ArgumentHelp("With --delivered: mails, by path or by name.", valueName: "file"))
    var files: [String] = []

    @OptionGroup var verbosity: VerboseOptions

    func validate() throws {
        if let reminders, !(1...8760).contains(reminders) {
            throw ValidationError("--reminders is `\(reminders)`, allowed 1 to 8760")
        }
        guard delivered == !files.isEmpty else {
            throw ValidationError(delivered ? "--delivered names no mail" : "mails are named, but not --delivered")
        }
        guard !delivered || choice == MailChoice(confirmations: true) else {
            throw ValidationError("--delivered writes no mail: name it alone")
        }
    }

    private var choice: MailChoice {
        let isNothing = !notices && reminders == nil
        return MailChoice(confirmations: confirmations || isNothing, notices: notices, reminders: reminders)
    }

    func run() throws {
        let tell = verbosity.telling(on: common.console)
        let report = try MailReport(
            of: common.project(), choice, only: common.onlySite, delivered: delivered ? files : nil, now: common.instant(),
            time: common.wallClock.seconds, isRehearsal: dryRun, isOptional: ifConfigured, tell: tell)
        tell(VerboseOptions.end)
        for site in report.withoutSender { common.console.say("\(site): no `mail.from` in the configuration, so no mail") }
        try common.print(report)
        for name in report.lost {
            common.console.warn("`\(name)` was sent, but what it told is lost: `joinery notify --delivered` records what clients know")
        }
    }
}
