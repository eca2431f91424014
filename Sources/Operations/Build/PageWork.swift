package import BookingDatabase
package import Bookings
package import Pages

/// Hands out a site's pages as pieces of work, in the order in which manifests list them.
///
/// Every page is handed out, and `SitePages` renders those that are not made from what the published ones were.
///
/// Reading is serial, rendering is not: `next` is called by one thread at a time, `PageRenderer` works on all.
package final class PageWork {
    /// What one thread renders at a time: enough to be worth handing over, little enough to keep memory flat.
    package enum Piece: Sendable {
        case site
        case members([BookedMember])
        /// Some of the pages of one member who has several.
        case parts(MyBookingsParts, Range<Int>)
        case joinPages(Range<Int>)
        case assets
        case ownPages
        case folderIndexes

        /// How many pages of members and sessions it makes.
        var pageCount: Int {
            switch self {
            case .site, .assets, .ownPages, .folderIndexes: 0
            case .members(let members): members.count
            case .parts(_, let range): range.contains(0) ? 1 : 0
            case .joinPages(let range): range.count
            }
        }
    }

    private static let membersAtOnce = 128
    private static let partsAtOnce = 4
    private static let joinPagesAtOnce = 512

    private let pages: SitePages
    private let members: Rows<BookedMember>
    private let site: Site.ID
    private let total: Int
    private let progress: (BuildProgress) -> Void
    private var done = 0
    private var phase = Phase.site
    /// The rest of a member's pages, where they are several.
    private var rest: (parts: MyBookingsParts, range: Range<Int>)?

    private enum Phase {
        case site, members, joinPages(from: Int), assets, ownPages, folderIndexes, done
    }

    /// - `progress`: is told before each piece how far the site is.
    package init(_ pages: SitePages, of site: Site, in snapshot: Snapshot, _ progress: @escaping (BuildProgress) -> Void) throws {
        self.pages = pages
        self.site = site.id
        self.progress = progress
        members = try snapshot.members(of: site)
        total = try snapshot.memberCount(of: site) + pages.joinPageCount
    }

    package func next() throws -> Piece? {
        guard let piece = try nextPiece() else { return nil }
        done += piece.pageCount
        progress(BuildProgress(site: site, done: done, total: total))
        return piece
    }

    /// Hands out the pages of a member who has several: memory holds a few of them at a time.
    private func nextParts() -> Piece? {
        guard let (parts, range) = rest else { return nil }
        let next = range.prefix(Self.partsAtOnce)
        rest = next.endIndex == range.endIndex ? nil : (parts, next.endIndex..<range.endIndex)
        return .parts(parts, next)
    }

    private func nextPiece() throws -> Piece? {
        switch phase {
        case .site:
            phase = .members
            return .site
        case .members:
            if let part = nextParts() { return part }
            var chunk: [BookedMember] = []
            while chunk.count < Self.membersAtOnce {
                guard let member = try members.next() else {
                    phase = .joinPages(from: 0)
                    break
                }
                if MyBookingsParts.mayBeSeveral(member) {
                    let parts = pages.parts(of: member)
                    rest = (parts, 0..<parts.count)
                    break
                }
                chunk.append(member)
            }
            return chunk.isEmpty ? try nextPiece() : .members(chunk)
        case .joinPages(let start):
            let end = min(start + Self.joinPagesAtOnce, pages.joinPageCount)
            phase = end == pages.joinPageCount ? .assets : .joinPages(from: end)
            return start == end ? try nextPiece() : .joinPages(start..<end)
        case .assets:
            phase = .ownPages
            return .assets
        case .ownPages:
            phase = .folderIndexes
            return .ownPages
        case .folderIndexes:
            phase = .done
            return .folderIndexes
        case .done:
            return nil
        }
    }
}
