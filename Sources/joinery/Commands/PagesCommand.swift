import ArgumentParser
import BookingDatabase
import Bookings
import Pages

/// The address of every page: each is a key, so they go to standard output only.
struct PagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages", abstract: "Print the address of every page. Each is a key to its page.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.print(Self.run(common.project(), only: common.onlySite))
    }

    static func run(_ project: Project, only site: Site.ID?) throws -> PageList {
        let (secret, database) = (try project.secret(), try project.database())
        let wanted = try site.map { [try database.siteID($0)] } ?? database.siteIDs()
        return try database.snapshot { snapshot in
            try snapshot.sites().filter { wanted.contains($0.id) }.reduce(into: PageList()) { list, site in
                try list.add(
                    site, from: snapshot, PageAddresses(site: site, secret: secret, access: project.configuration.access),
                    own: project.workspace.ownPages.pages(of: site.id))
            }
        }
    }
}
