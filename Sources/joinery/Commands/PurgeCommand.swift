import ArgumentParser
import Bookings
import Operations

/// Forgets a member on disk at once.
struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Remove a member's pages from both trees at once, and the mails that wait.",
        discussion: "The next build publishes them again unless the member is erased: `joinery member erase ID`.")

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The member's id in the database.", valueName: "member"))
    var member: Int64

    func run() throws {
        try common.print(
            PurgeReport(of: Member.ID(member), in: common.workspace, only: common.onlySite, time: common.wallClock.seconds))
    }
}
