import ArgumentParser
import Bookings
import Pages
import Publishing

/// Forgets a member on disk at once.
struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Remove a member's pages from both trees at once, and the mails that wait.",
        discussion: "The next build publishes them again unless the member is erased: `joinery member erase ID`.")

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The member's id in the database.", valueName: "member"))
    var member: Int64

    func run() throws {
        let report = try Self.run(common.workspace, Member.ID(member), only: common.onlySite)
        guard !report.isEmpty else { throw PublishedProblem.noPage(of: report.member) }
        try common.print(report)
    }

    static func run(_ workspace: Workspace, _ member: Member.ID, only site: Site.ID?) throws -> PurgeReport {
        let sites = try workspace.publishedSites(only: site).map { site in
            try workspace.withPublisher(of: site) { publisher in
                let files = try publisher.purge(kind: PageKind.myBookings.rawValue, row: member.rawValue)
                let postbox = try Maildir(publisher.lock, making: false).map { try Postbox($0, of: site) }
                return PurgeReport.Site(site: site.rawValue, files: files, mails: try postbox?.purge(member) ?? 0)
            }
        }
        return PurgeReport(member: member, sites: sites)
    }
}
