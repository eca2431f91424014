import ArgumentParser
import Bookings
import Operations

/// Forgets a member on disk at once, or a site that is no longer in the database.
struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Remove a member's or a gone site's pages. Asks first.",
        discussion: """
            Remove a member's pages, or all of a site that is gone, from the disk at once. Asks first.

            With a member: their pages in both trees, and the mails that wait. The next build publishes them again unless the member is \
            erased: `joinery member erase ID`.

            With --site alone: the folder of a site that is no longer in the database.

            Examples:
              joinery purge 12 --dry-run
              joinery purge --site studio
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The member: the id, the key in the source, or the e-mail address.", valueName: "member"))
    var member: RowName?

    @Flag(help: "Show what would be removed, and remove nothing.")
    var dryRun = false

    @OptionGroup var confirmation: ConfirmationOptions

    func validate() throws {
        guard member != nil || common.onlySite != nil else {
            throw ValidationError("neither a member is named nor, with --site, a site that is gone")
        }
    }

    func run() throws {
        let time = common.wallClock.seconds
        if let member = try member?.member(common.place) {
            func report(isDryRun: Bool) throws -> PurgeReport {
                try PurgeReport(of: member, in: common.workspace, only: common.onlySite, time: time, isDryRun: isDryRun)
            }
            if dryRun { return try common.print(report(isDryRun: true)) }
            try confirmation.confirm(report(isDryRun: true).loss, on: common.console)
            try common.print(report(isDryRun: false))
        } else if let site = common.onlySite {
            let purge = try SitePurge(of: site, in: common.project())
            if dryRun { return try common.print(purge) }
            try confirmation.confirm(purge.loss, on: common.console)
            try common.print(purge.carryOut(time: time))
        }
    }
}
