import ArgumentParser
import Bookings
import Pages
import Publishing

/// Forgets a member on disk at once.
struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Remove a member's pages from both trees at once, and the mails that wait.",
        discussion: "The next build publishes them again unless the member is erased: `joinery member erase ID`.")

    @OptionGroup var settings: Settings

    @Argument(help: ArgumentHelp("The member's id in the database.", valueName: "member"))
    var member: Int64

    func run() throws {
        let workspace = settings.workspace
        let results = try workspace.publishedSites(only: settings.onlySite).map { site in
            try workspace.withPublisher(of: site) { publisher in
                let files = try publisher.purge(kind: PageKind.myBookings.rawValue, row: member)
                let postbox = try Maildir(publisher.lock, making: false).map { try Postbox($0, of: site) }
                return Result(site: site.rawValue, files: files, mails: try postbox?.purge(Member.ID(member)) ?? 0)
            }
        }
        guard results.contains(where: { $0.files + $0.mails > 0 }) else {
            throw Failure(.noInput, "no page of `member:\(member)` is published", hint: "`joinery pages` lists the members")
        }
        switch settings.format {
        case .text:
            let lines = results.filter { $0.files + $0.mails > 0 }.map { result in
                let mails = result.mails == 0 ? "" : result.mails == 1 ? " and 1 mail" : " and \(result.mails) mails"
                return "\(result.site): removed \(result.files) files\(mails) of `member:\(member)`\n"
            }
            try settings.console.write(lines.joined())
        case .json: try settings.console.write(json(Document(member: member, sites: results)))
        }
    }

    private struct Result: Encodable {
        let site: String
        let files: Int
        /// Those that waited to be sent.
        let mails: Int
    }

    private struct Document: Encodable {
        var schema = 1
        let member: Int64
        let sites: [Result]
    }
}
