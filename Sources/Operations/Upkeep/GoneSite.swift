package import Bookings
import Foundation
import Mailbox
import Publishing

/// A folder in `output/` whose site is no longer in the database: its rows are gone, or its id is another.
package struct GoneSite: Equatable {
    package let site: Site.ID
    package let folder: String
    package let isOnWeb: Bool
    /// How many pages of it are on the web; nil if that cannot be read.
    package let pages: Int?
    /// Whether there are trees of it, on the web or not: a run that was killed may have left some.
    package let hasTrees: Bool
    /// Whether it was made with this project's secret. If not, or if that is not known, it may be another project's: it is told of and
    /// left alone.
    package let isOurs: Bool

    package var finding: Finding {
        let count = pages.map { "\(Counted($0, "page")) of it \($0 == 1 ? "is" : "are")" } ?? "pages of it are"
        let state = isOnWeb ? "and \(count) on the web" : "and nothing of it is on the web"
        return Finding(
            .warning, .goneSite, folder, "is the folder of no site of the database, \(state)",
            advice: "`joinery purge --site \(site)` removes it; or put the site's rows back")
    }
}

extension Workspace {
    /// The folders whose sites are not among those of the database.
    package func goneSites(besides sites: [Site.ID], secret: SiteSecret) -> [GoneSite] {
        let known = Set(sites)
        return siteFolders.filter { !known.contains($0) }.map { site in
            let folder = output(of: site.rawValue)
            return GoneSite(
                site: site, folder: folder, isOnWeb: Self.exists("\(folder)/current"),
                pages: (try? SiteFolder(path: folder).livePageCount()) ?? nil,
                hasTrees: TreeName.allCases.contains { Self.exists("\(folder)/\($0.rawValue)") },
                isOurs: addressNote(of: site)?.allows(secret.fingerprint(of: site)) ?? false)
        }
    }

    private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

extension Project {
    /// Takes a site off the web whose rows are gone, unless that are more pages than may go, or it is not ours. A rehearsal takes nothing.
    func withdraw(_ gone: GoneSite, _ plan: BuildPlan) throws -> SiteBuild {
        guard gone.isOurs, gone.isOnWeb || gone.hasTrees else { return SiteBuild(gone: gone) }
        let pages = gone.pages ?? 0
        let allowed = plan.options.removalLimit.allowed(of: pages)
        if pages > allowed { throw PublishedProblem.tooManyGone(gone, pages: pages, allowed: allowed) }
        if plan.isRehearsal { return SiteBuild(gone: gone, withdrawn: pages) }
        return try workspace.withPublisher(of: gone.site, at: plan.time, outcome: "its pages may still be on the web") { publisher in
            let withdrawn = try publisher.withdraw(plan.options.removalLimit)
            if let maildir = try Maildir(publisher.lock, making: false) {
                var mails = try MailFolder(maildir, of: gone.site)
                _ = try mails.dropStale { _, _ in false }
            }
            return SiteBuild(gone: gone, withdrawn: withdrawn)
        }
    }
}
