import BookingDatabase
import Bookings
import Pages
import Publishing
import Synchronization

/// Hands out a site's pages as pieces of work, in the order in which manifests list them.
///
/// Reading is serial, rendering is not: `next` is called by one thread at a time, `render` by all.
final class PageStream {
    /// What one thread renders at a time: enough to be worth handing over, little enough to keep memory flat.
    enum Work: Sendable {
        case site
        case members([BookedMember])
        case joinPages(Range<Int>)
        case assets
        case ownPages

        /// How many pages of members and sessions it makes.
        var pageCount: Int {
            switch self {
            case .site, .assets, .ownPages: 0
            case .members(let members): members.count
            case .joinPages(let range): range.count
            }
        }
    }

    private static let membersAtOnce = 128
    private static let joinPagesAtOnce = 512

    private let pages: SitePages
    private let members: Rows<BookedMember>
    private var phase = Phase.site

    private enum Phase {
        case site, members, joinPages(from: Int), assets, ownPages, done
    }

    init(_ pages: SitePages, members: Rows<BookedMember>) {
        self.pages = pages
        self.members = members
    }

    func next() throws -> Work? {
        switch phase {
        case .site:
            phase = .members
            return .site
        case .members:
            var chunk: [BookedMember] = []
            while chunk.count < Self.membersAtOnce, let member = try members.next() { chunk.append(member) }
            if chunk.count < Self.membersAtOnce { phase = .joinPages(from: 0) }
            return chunk.isEmpty ? try next() : .members(chunk)
        case .joinPages(let start):
            let end = min(start + Self.joinPagesAtOnce, pages.joinPageCount)
            phase = end == pages.joinPageCount ? .assets : .joinPages(from: end)
            return start == end ? try next() : .joinPages(start..<end)
        case .assets:
            phase = .ownPages
            return .assets
        case .ownPages:
            phase = .done
            return .ownPages
        case .done:
            return nil
        }
    }
}

/// Renders pieces of work, and keeps what they find wrong.
final class PageRenderer: Sendable {
    private let pages: SitePages
    private let found = Mutex<[Finding]>([])

    init(_ pages: SitePages) {
        self.pages = pages
    }

    /// What was found while rendering, in an order that does not depend on threads.
    var findings: [Finding] {
        found.withLock { $0.sorted { ($0.subject, $0.sentence) < ($1.subject, $1.sentence) } }
    }

    func render(_ work: PageStream.Work, into output: inout PageOutput) {
        switch work {
        case .site: pages.renderSite(into: &output)
        case .members(let members): for member in members { pages.renderMyBookings(member, into: &output) }
        case .joinPages(let range): pages.renderJoinPages(range, into: &output)
        case .assets: pages.renderAssets(into: &output)
        case .ownPages: pages.renderOwnPages(into: &output)
        }
        guard !output.findings.isEmpty else { return }
        found.withLock { $0 += output.findings }
        output.findings.removeAll()
    }

    /// Renders for the publisher: the same bytes, in its own terms.
    func render(_ work: PageStream.Work, into batch: inout RenderedBatch) {
        var output = PageOutput()
        swap(&output.bytes, &batch.bytes)
        swap(&output.links, &batch.links)
        render(work, into: &output)
        swap(&output.bytes, &batch.bytes)
        swap(&output.links, &batch.links)
        for file in output.files {
            let identity = file.identity
            batch.files.append(
                RenderedFile(
                    key: PageKey(kind: file.kind.rawValue, row: file.row, twin: file.form.rawValue), path: file.path, bytes: file.bytes,
                    links: file.links,
                    data: file.data,
                    identity: identity.count == 3 ? Identity(name: identity[0], email: identity[1], externalID: identity[2]) : .none))
        }
    }
}
