import ArgumentParser
import BookingDatabase
import Bookings

/// Lists the accounts of the sites. Of a link it names the provider alone.
struct AccountListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the accounts, links by provider only.")

    @OptionGroup var settings: Settings

    func run() throws {
        let database = try BookingDatabase(path: settings.workspace.resolve(settings.workspace.readConfiguration().database))
        let rows = try database.snapshot { snapshot in
            return try SiteChoice(settings.onlySite, snapshot).sites().flatMap { site in
                let catalogue = try snapshot.catalogue(of: site)
                return catalogue.accounts.sorted { ($0.staff?.rawValue ?? 0) < ($1.staff?.rawValue ?? 0) }.map {
                    Document.Row($0, in: catalogue)
                }
            }
        }
        switch settings.format {
        case .text: try settings.console.write(rows.map { $0.line + "\n" }.joined())
        case .json: try settings.console.write(json(Document(accounts: rows)))
        }
    }

    private struct Document: Encodable {
        var schema = 1
        let accounts: [Row]

        struct Row: Encodable {
            let site: String
            /// Nil: the site's default account.
            let staff: Int64?
            let name: String?
            let status, type: String
            let zoomUser: String?
            let link: Change.Value?
            /// Whether each session has a room of its own by `{session}`.
            let roomForEachSession: Bool

            init(_ account: Account, in catalogue: Catalogue) {
                site = catalogue.site.id.rawValue
                staff = account.staff?.rawValue
                name = account.staff.flatMap { catalogue.staff[$0]?.name }
                status = account.isConnected ? "CONNECTED" : "DISCONNECTED"
                zoomUser = account.zoomUser
                switch account.kind {
                case .zoom: (type, link, roomForEachSession) = ("ZOOM", nil, false)
                case .custom(let own): (type, link, roomForEachSession) = ("CUSTOM", Change.Value(own), own.hasPlaceholder)
                }
            }

            var line: String {
                let owner = staff.map { "staff:\($0) \(name ?? "")" } ?? "default"
                let place = zoomUser ?? (link.map { "\($0)" } ?? "")
                return "\(site)\t\(owner)\t\(status)\t\(type)\t\(place)\(roomForEachSession ? "\ta room for each session" : "")"
                    .withoutControls(but: "\t")
            }
        }
    }
}
