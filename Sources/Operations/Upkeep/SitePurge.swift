package import Bookings
import Publishing

/// What `purge --site` removes: the folder of a site that is no longer in the database.
package struct SitePurge: Report {
    package let gone: GoneSite
    package let isDryRun: Bool

    /// Finds the folder. Throws if there is none, or if the site is in the database: the next build would make it again.
    package init(of site: Site.ID, in folder: ProjectFolder) throws {
        let workspace = folder.workspace
        _ = try workspace.publishedSites(only: site)
        let sites = try folder.snapshot { try $0.sites().map(\.id) }
        guard let gone = try workspace.goneSites(besides: sites, secret: folder.anySecret()).first(where: { $0.site == site }) else {
            throw PublishedProblem.siteIsThere(site)
        }
        self.init(gone, isDryRun: true)
    }

    private init(_ gone: GoneSite, isDryRun: Bool) {
        self.gone = gone
        self.isDryRun = isDryRun
    }

    /// Removes it at once, whatever a guard would say.
    ///
    /// - `time`: the wall clock, in seconds since 1970.
    package func carryOut(time: Int64) throws -> SitePurge {
        do throws(PublishError) {
            try SiteFolder(path: gone.folder).clear(at: time)
        } catch {
            throw Failure(error, folder: gone.folder, outcome: "not everything was removed")
        }
        return SitePurge(gone, isDryRun: false)
    }

    /// What is lost, as a question before it says.
    package var loss: String { "`\(gone.folder)` is removed with \(Counted(gone.pages ?? 0, "page")) and all mails" }

    package var lines: [Line] {
        [Line("\(gone.site): \(isDryRun ? "would remove" : "removed") `\(gone.folder)` with \(Counted(gone.pages ?? 0, "page"))")]
    }

    package var linesIfQuiet: [Line] { isDryRun ? lines : [] }

    package var document: Document { Document(dryRun: isDryRun, site: gone.site.rawValue, pages: gone.pages ?? 0) }

    package struct Document: Encodable {
        let dryRun: Bool
        let site: String
        let pages: Int
    }
}
