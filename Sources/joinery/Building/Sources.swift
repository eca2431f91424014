import BookingDatabase
import Bookings
import Pages
import Publishing

/// What pages are made from, opened in the order of the architecture: nothing is asked of the database while a template is wrong.
struct Sources: Sendable {
    let workspace: Workspace
    let configuration: Configuration
    let secret: SiteSecret
    let templates: TemplateSet
    let database: BookingDatabase

    init(_ workspace: Workspace) throws {
        try self.init(Project(workspace))
    }

    /// Names the sites of the database, or the one asked for. No site at all, or not that one, is a failure.
    func siteIDs(only wanted: Site.ID?) throws -> [Site.ID] {
        let all = try database.siteIDs()
        try Failure.refuse(
            configuration.sites.keys.filter { !all.contains($0) }.sorted().map {
                .configuration("sites.\($0)", "is no site of the database: found \(all.quoted)")
            }
                + workspace.ownPages.foreignFolders(sites: all).map { name in
                    Finding(
                        .error, .page, "site-data/pages/\(name)", "is the folder of no site of the database: found \(all.quoted)",
                        advice: "call it like a site, or move its pages up for all sites")
                })
        return try wanted.map { [try database.siteID($0)] } ?? all
    }

    /// Takes the lock of each site's folder.
    func lock(_ sites: [Site.ID]) throws -> [Site.ID: BuildLock] {
        var locks: [Site.ID: BuildLock] = [:]
        for site in sites {
            locks[site] = try naming(site) { () throws(PublishError) in try SiteFolder(path: workspace.output(of: site.rawValue)).lock() }
        }
        return locks
    }

    /// Reads the sites from one snapshot, with all that is wrong with them.
    func read(_ sites: [Site.ID], from snapshot: Snapshot, now: Instant) throws -> [SiteReading] {
        try snapshot.sites().filter { sites.contains($0.id) }.map { site in
            try SiteReading(
                site, from: snapshot, templates: templates, look: workspace.readLook(of: site.id, configuration),
                ownPages: workspace.ownPages.pages(of: site.id), secret: secret,
                access: configuration.access, now: now)
        }
    }

    /// Runs a step of publishing and words what goes wrong with the folder it is about.
    func naming<Result>(_ site: Site.ID, _ body: () throws(PublishError) -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw Failure(error, folder: workspace.output(of: site.rawValue))
        }
    }
}
