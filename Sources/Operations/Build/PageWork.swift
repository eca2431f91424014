package import BookingDatabase
package import Bookings
package import Digests
package import Pages
package import RenderedPages

/// Hands out a site's pages as pieces of work, in the order in which manifests list them.
///
/// Every page is handed out. Who reads which join page is gathered from all members, whose pages come first. Of a member whose page is
/// published, made from the same, no more is read than that shows; of join pages `SitePages` renders those that are made from something else.
///
/// Reading is serial, rendering is not: `next` is called by one thread at a time, `PageRenderer` works on all.
package final class PageWork {
    /// What one thread renders at a time: enough to be worth handing over, little enough to keep memory flat.
    package enum Piece: Sendable {
        case site
        case members([MemberPage])
        /// Some of the pages of one member who has several.
        case parts(MyBookingsParts, Range<Int>)
        /// Those of some sessions, once all who booked are known; by session, where its only booking is changed.
        case joinPages(Range<Int>, JoinReaders, managed: [Int: String])
        case assets
        case ownPages
        case folderIndexes

        /// A member's page: as it is published, or to be rendered.
        package enum MemberPage: Sendable {
            case kept(Member.ID, recipe: Digest)
            case changed(BookedMember)
        }

        /// How many pages of members and sessions it makes.
        var pageCount: Int {
            switch self {
            case .site, .assets, .ownPages, .folderIndexes: 0
            case .members(let members): members.count
            case .parts(_, let range): range.contains(0) ? 1 : 0
            case .joinPages(let range, _, _): range.count
            }
        }
    }

    /// So many are rendered at once; where most stay as they are, more are passed.
    private static let membersAtOnce = 128
    private static let keptAtOnce = 2048
    private static let partsAtOnce = 4
    private static let joinPagesAtOnce = 512

    private let pages: SitePages
    private let site: Site
    private let members: MemberWork
    private let total: Int
    private let progress: (BuildProgress) -> Void
    private var done = 0
    private var phase = Phase.site
    /// The rest of a member's pages, where they are several.
    private var rest: (parts: MyBookingsParts, range: Range<Int>)?

    private enum Phase {
        case site, members, joinPages(from: Int), assets, ownPages, folderIndexes, done
    }

    /// - Parameters:
    ///   - ahead: outlines of bookings that were read already.
    ///   - progress: is told before each piece how far the site is.
    package init(
        _ pages: SitePages, of site: Site, in snapshot: Snapshot, ahead: OutlinesAhead? = nil,
        _ progress: @escaping (BuildProgress) -> Void
    ) throws {
        self.pages = pages
        self.site = site
        self.progress = progress
        members = try MemberWork(pages, of: site, in: snapshot, ahead)
        total = try snapshot.memberCount(of: site) + pages.joinPageCount
    }

    /// Whether any booking may name where it is changed. Known once all pages are handed out.
    package var areManaged: Bool { members.areManaged }

    /// - `published`: what the published pages were made from; nil where all are to be rendered.
    package func next(_ published: (any PublishedRecipes)?) throws -> Piece? {
        guard let piece = try nextPiece(published) else { return nil }
        done += piece.pageCount
        progress(BuildProgress(site: site.id, done: done, total: total))
        return piece
    }

    /// Hands out the pages of a member who has several: memory holds a few of them at a time.
    private func nextParts() -> Piece? {
        guard let (parts, range) = rest else { return nil }
        let next = range.prefix(Self.partsAtOnce)
        rest = next.endIndex == range.endIndex ? nil : (parts, next.endIndex..<range.endIndex)
        return .parts(parts, next)
    }

    private func nextPiece(_ published: (any PublishedRecipes)?) throws -> Piece? {
        switch phase {
        case .site:
            phase = .members
            return .site
        case .members:
            if let part = nextParts() { return part }
            var chunk: [Piece.MemberPage] = []
            var changed = 0
            while changed < Self.membersAtOnce, chunk.count < Self.keptAtOnce {
                guard let page = try members.next(published) else {
                    phase = .joinPages(from: 0)
                    break
                }
                if case .changed(let member) = page {
                    if MyBookingsParts.mayBeSeveral(member) {
                        let parts = pages.parts(of: member)
                        rest = (parts, 0..<parts.count)
                        break
                    }
                    changed += 1
                }
                chunk.append(page)
            }
            return chunk.isEmpty ? try nextPiece(published) : .members(chunk)
        case .joinPages(let start):
            let end = min(start + Self.joinPagesAtOnce, pages.joinPageCount)
            phase = end == pages.joinPageCount ? .assets : .joinPages(from: end)
            return start == end ? try nextPiece(published) : try joinPages(start..<end, published)
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

    /// Reads of bookings where they are changed, where that is to be on a page of its own.
    private func joinPages(_ range: Range<Int>, _ published: (any PublishedRecipes)?) throws -> Piece {
        var managed: [Int: String] = [:]
        for (place, booking) in pages.managedBookings(range, for: members.readers, published) {
            managed[place] = try members.booking(booking).managePage
        }
        return .joinPages(range, members.readers, managed: managed)
    }
}
