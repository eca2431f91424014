import ArgumentParser
import BookingDatabase
import Bookings
import Pages

/// The address of every page: what it prints lets in, so it prints to standard output alone.
struct PagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages", abstract: "Print the address of every page. Each is a key to its page.")

    @OptionGroup var settings: Settings

    func run() throws {
        let workspace = settings.workspace
        let secret = try workspace.readSecret()
        let configuration = try workspace.readConfiguration()
        let database = try BookingDatabase(path: workspace.resolve(configuration.database))
        let wanted = try settings.onlySite.map { [try database.siteID($0)] } ?? database.siteIDs()
        let all = try database.snapshot { snapshot in
            try snapshot.sites().filter { wanted.contains($0.id) }.flatMap { site in
                try rows(
                    of: site, snapshot, PageAddresses(site: site, secret: secret, access: configuration.access),
                    own: workspace.ownPages.pages(of: site.id))
            }
        }
        switch settings.format {
        case .text:
            let lines = all.map { row in "\(row.site)\t\(row.kind)\t\(row.id.map { "\($0)" } ?? "-")\t\(row.url)\n" }
            try settings.console.write(lines.joined())
        case .json: try settings.console.write(json(Document(pages: all)))
        }
    }

    private func rows(of site: Site, _ snapshot: Snapshot, _ addresses: PageAddresses, own: OwnPages) throws -> [Document.Row] {
        func row(_ kind: String, _ id: Int64?, _ path: String, url: String? = nil) -> Document.Row {
            Document.Row(site: site.id.rawValue, kind: kind, id: id, path: path, url: url ?? addresses.url(ofFile: path))
        }
        var rows = [row(PageKind.site.name(ofRow: SitePageRow.index.rawValue), nil, SitePageRow.index.file)]
        let members = try snapshot.members(of: site)
        while let booked = try members.next() {
            let member = booked.member
            let path = PageAddresses.myBookingsFile(addresses.name(of: member))
            rows.append(row(PageKind.myBookings.name, member.id.rawValue, path, url: addresses.url(member)))
        }
        try snapshot.sessions(of: site).forEach { session, _ in
            rows.append(row(PageKind.join.name, session.id.rawValue, PageAddresses.joinFile(addresses.token(of: session))))
        }
        rows += own.paths.map { row(PageKind.ownPage.name, nil, $0) }
        return rows
    }

    private struct Document: Encodable {
        var schema = 1
        let pages: [Row]

        struct Row: Encodable {
            let site: String
            let kind: String
            let id: Int64?
            let path: String
            let url: String

            enum CodingKeys: CodingKey { case site, kind, id, path, url }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(site, forKey: .site)
                try container.encode(kind, forKey: .kind)
                // Pages that belong to no row say so.
                try container.encode(id, forKey: .id)
                try container.encode(path, forKey: .path)
                try container.encode(url, forKey: .url)
            }
        }
    }
}
