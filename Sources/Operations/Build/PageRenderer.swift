package import Bookings
package import Pages
package import RenderedPages
import Synchronization

/// Renders pieces of work, on all threads, and keeps what is found wrong.
package final class PageRenderer: Sendable {
    private let pages: SitePages
    private let found = Mutex<[Finding]>([])

    package init(_ pages: SitePages) {
        self.pages = pages
    }

    /// What was found while rendering, in an order that does not depend on threads.
    package var findings: [Finding] {
        found.withLock { $0.sorted { ($0.subject, $0.sentence) < ($1.subject, $1.sentence) } }
    }

    package func render(_ piece: PageWork.Piece, into batch: inout RenderedBatch) {
        var findings: [Finding] = []
        switch piece {
        case .site: pages.renderSite(into: &batch)
        case .members(let members):
            for member in members {
                switch member {
                case .kept(let id, let recipe): batch.keepPage(kind: PageKind.myBookings.rawValue, row: id.rawValue, recipe: recipe)
                case .changed(let booked): pages.renderMyBookings(booked, into: &batch, &findings)
                }
            }
        case .parts(let parts, let range): pages.renderMyBookings(parts, range, into: &batch, &findings)
        case .joinPages(let range, let readers, let managed):
            pages.renderJoinPages(range, for: readers, managed: managed, into: &batch)
        case .assets: pages.renderAssets(into: &batch)
        case .ownPages: pages.renderOwnPages(into: &batch)
        case .folderIndexes: pages.renderFolderIndexes(into: &batch)
        }
        if !findings.isEmpty { found.withLock { $0 += findings } }
    }
}
