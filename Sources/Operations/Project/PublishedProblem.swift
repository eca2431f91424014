package import Bookings
import Publishing

/// Why a command about published pages has nothing to work on.
package enum PublishedProblem: Problem {
    case nothing(workspace: String)
    case noSite(Site.ID, workspace: String)
    case noPage(of: Member.ID)
    /// `purge --site` of a site that the next build would make again.
    case siteIsThere(Site.ID)
    /// The folder of a site that is gone has more pages than may go.
    case tooManyGone(GoneSite, pages: Int, allowed: Int)
    /// What is published was made with another secret; `addresses` would change, nil where that is not known.
    case otherSecret(folder: String, addresses: Int?, isGiven: Bool, secret: String, outcome: String)

    package var failure: Failure {
        switch self {
        case .otherSecret(let folder, let addresses, let isGiven, let secret, let outcome):
            Failure(
                .refused, as: "other-secret",
                "`\(folder)` was made with another secret: "
                    + (addresses.map { "\(Counted($0, "address would", "addresses would")) change" } ?? "its addresses would change")
                    + "; \(outcome)",
                hint: isGiven
                    ? "give \(Workspace.secretVariable) its value from before; if that is lost, `joinery build --accept-new-addresses`"
                    : "put your copy of `\(secret)` back; if there is none, run `joinery secret rotate`",
                subject: folder)
        case .siteIsThere(let site):
            Failure(
                .refused, as: "site-is-there",
                "`\(site)` is a site of the database: the next build would make it again; nothing was removed",
                hint: "delete its rows first; `joinery purge MEMBER --site \(site)` removes one member", subject: "site:\(site)")
        case .tooManyGone(let gone, let pages, let allowed):
            Failure(
                .refused, as: "gone-site",
                "`\(gone.folder)` is the folder of no site of the database: \(pages) pages would go from the web, \(allowed) may; "
                    + "they stay there",
                hint: "put the site's rows back; if they are to be gone, `joinery purge --site \(gone.site)`", subject: gone.folder)
        case .nothing(let workspace):
            Failure(
                .noInput, as: "nothing-published", "nothing is published in `\(workspace)/output`",
                hint: "`joinery build -C \(workspace)` publishes", subject: "\(workspace)/output")
        case .noSite(let site, let workspace):
            Failure(
                .noInput, as: "site-not-published", "no site `\(site)` is published in `\(workspace)/output`",
                hint: "`joinery build -C \(workspace) --site \(site)` publishes it, if the database has it", subject: "site:\(site)")
        case .noPage(let member):
            Failure(
                .noInput, as: "no-page", "no page of `member:\(member)` is published", hint: "`joinery pages` lists the members",
                subject: "member:\(member)")
        }
    }
}

extension PublishedProblem {
    static func otherSecret(of site: Site.ID, in workspace: Workspace, outcome: String) -> PublishedProblem {
        let folder = workspace.output(of: site.rawValue)
        // A count that cannot be read is no reason to say less.
        let pages = (try? SiteFolder(path: folder).livePages()) ?? nil
        let addresses = pages.map { pages in [PageKind.myBookings, .join].reduce(0) { $0 + pages[Int($1.rawValue)] } }
        return .otherSecret(
            folder: folder, addresses: addresses, isGiven: workspace.givenSecret != nil, secret: workspace.secret, outcome: outcome)
    }
}
