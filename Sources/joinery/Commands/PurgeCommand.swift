import ArgumentParser
import Bookings
import Operations

/// Forgets a member on disk at once, or a site that is no longer in the database.
struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Remove a member's or a gone site's pages. Asks first.",
        discussion: """
            Remove members' pages, or all of a site that is gone, from the disk at once. Asks first.

            With members: their pages in both trees, and the mails that wait. The next build publishes them again unless they are \
            erased: `joinery member erase ID`.

            With --site alone: the folder of a site that is no longer in the database.

            Examples:
              joinery purge 12 --dry-run
              joinery purge 12 13
              joinery purge --site studio
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The member: the id, the key in the source, or the e-mail address.", valueName: "member"))
    var members: [RowName] = []

    @Flag(help: "Show what would be removed, and remove nothing.")
    var dryRun = false

    @OptionGroup var confirmation: ConfirmationOptions

    func validate() throws {
        guard !members.isEmpty || common.onlySite != nil else {
            throw ValidationError("neither a member is named nor, with --site, a site that is gone")
        }
    }

    func run() throws {
        let time = common.wallClock.seconds
        if !members.isEmpty {
            let ids = try members.members(common.place)
            func reports(isDryRun: Bool) throws -> [PurgeReport] {
                try ids.map { try PurgeReport(of: $0, in: common.workspace, only: common.onlySite, time: time, isDryRun: isDryRun) }
            }
            // One without a page is told before any other's are removed.
            let rehearsed = try reports(isDryRun: true)
            if dryRun { return try common.print(rehearsed) }
            try confirmation.confirm(PurgeReport.loss(by: rehearsed), on: common.console)
            try common.print(reports(isDryRun: false))
        } else if let site = common.onlySite {
            let purge = try SitePurge(of: site, in: common.project())
            if dryRun { return try common.print(purge) }
            try confirmation.confirm(purge.loss, on: common.console)
            try common.print(purge.carryOut(time: time))
        }
    }
}
