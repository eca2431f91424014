package import Bookings
import Publishing

/// What a rollback changed, site by site.
package struct RollbackAnswer: Report {
    package let sites: [Site]
    /// Sites that have nothing to go back to.
    package let skipped: [(site: Bookings.Site.ID, failure: Failure)]

    package struct Site: Encodable {
        let site: String
        /// Files that have their older contents again.
        let changed: Int
        /// Files that only the newer tree had and that stay.
        let kept: Int
    }

    package var lines: [Line] {
        sites.map { Line("\($0.site): \(Counted($0.changed, "file is", "files are")) as before; builds are held") }
            + [Line("Next: `joinery build --resume` when the new pages are right")]
    }

    package var document: Document { Document(sites: sites) }

    package struct Document: Encodable {
        let sites: [Site]
    }
}

extension RollbackAnswer {
    /// Goes back to the tree before. Of several sites some may have nothing to go back to: those are skipped. If it is all of them, that
    /// is a failure.
    ///
    /// - `time`: the wall clock, in seconds since 1970.
    package init(of workspace: Workspace, only site: Bookings.Site.ID?, time: Int64, isCancelled: @escaping @Sendable () -> Bool) throws {
        var sites: [Site] = []
        var skipped: [(site: Bookings.Site.ID, failure: Failure)] = []
        for site in try workspace.publishedSites(only: site) {
            do {
                let report = try workspace.withPublisher(of: site, at: time) { try $0.rollback(time: time, isCancelled: isCancelled) }
                sites.append(Site(site: site.rawValue, changed: report.changed, kept: report.linked))
            } catch let failure as Failure where failure.code == .refused {
                skipped.append((site, failure))
            }
        }
        if sites.isEmpty, let obstacle = skipped.last { throw obstacle.failure }
        self.sites = sites
        self.skipped = skipped
    }
}
