import ArgumentParser
import Bookings
import Pages
import Publishing

/// Forgets a member on disk at once.
struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Remove a member's pages from both trees at once.",
        discussion: "The next build publishes them again unless the member is erased: `joinery member erase ID`.")

    @OptionGroup var settings: Settings

    @Argument(help: ArgumentHelp("The member's id in the database.", valueName: "member"))
    var member: Int64

    func run() throws {
        let workspace = settings.workspace
        let results = try workspace.publishedSites(only: settings.onlySite).map { site in
            let files = try workspace.withPublisher(of: site) { try $0.purge(kind: PageKind.myBookings.rawValue, row: member) }
            return Result(site: site.rawValue, files: files)
        }
        guard results.contains(where: { $0.files > 0 }) else {
            throw Failure(.noInput, "no page of `member:\(member)` is published", hint: "`joinery pages` lists the members")
        }
        switch settings.format {
        case .text:
            let lines = results.filter { $0.files > 0 }.map { "\($0.site): removed \($0.files) files of `member:\(member)`\n" }
            try settings.console.write(lines.joined())
        case .json: try settings.console.write(json(Document(member: member, sites: results)))
        }
    }

    private struct Result: Encodable {
        let site: String
        let files: Int
    }

    private struct Document: Encodable {
        var schema = 1
        let member: Int64
        let sites: [Result]
    }
}
