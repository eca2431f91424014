package import BookingDatabase
package import Bookings
package import Pages
package import Publishing

/// All that pages are made from, opened once: configuration, secret, templates, database.
package struct Project: Sendable {
    package let folder: ProjectFolder
    package let secret: SiteSecret
    package let templates: TemplateSet
    package let database: BookingDatabase

    /// Opens everything, in an order in which nothing is asked of the database while a template is wrong.
    ///
    /// - `anySecret`: also one that the published pages were not made with: a build refuses it site by site, a preview does not care.
    package static func open(_ folder: ProjectFolder, anySecret: Bool = false) throws -> Project {
        Project(
            folder: folder, secret: try anySecret ? folder.anySecret() : folder.secret(), templates: try folder.templates(),
            database: try folder.database())
    }

    package var workspace: Workspace { folder.workspace }
    package var configuration: Configuration { folder.configuration }

    /// The sites of the database, or the one asked for.
    ///
    /// Throws what is wrong with the project as a whole: configuration or own pages that name a site which is not there.
    package func sites(only wanted: Site.ID?, in snapshot: Snapshot) throws -> [Site] {
        let all = try snapshot.sites(only: nil).map(\.id)
        try Failure.refuse(
            configuration.sites.keys.filter { !all.contains($0) }.sorted().map {
                .configuration("sites.\($0)", "is no site of the database: found \(all.quoted)")
            }
                + workspace.ownPages.foreignFolders(sites: all).map { name in
                    Finding(
                        .error, .page, "site-data/pages/\(name)", "is the folder of no site of the database: found \(all.quoted)",
                        advice: "call it like a site, or move its pages up for all sites")
                })
        return try snapshot.sites(only: wanted)
    }

    package func siteFolder(_ site: Site.ID) -> SiteFolder { SiteFolder(path: workspace.output(of: site.rawValue)) }

    /// Does something to a site's folder and words what goes wrong there.
    ///
    /// - `outcome`: what a failure means for what the command was to do.
    package func naming<Result: ~Copyable>(
        _ site: Site.ID, outcome: String = "nothing was published", _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as PublishError {
            throw Failure(error, folder: workspace.output(of: site.rawValue), outcome: outcome)
        }
    }
}
