import Bookings
import LeakCheck
import Pages
import Publishing

/// What may stand in which file of a site. Shared by all threads.
final class Verdicts: Sendable {
    let parts: [LinkPart]
    let haystack: Haystack
    private let providers: [String]
    private let sites: [Site.ID]
    private let descriptions: [[Needle]]
    private let links: SiteLinks
    private let holdings: Holdings
    private let text: PublicText
    private let ofBase: Set<Needle>

    init(guarded: GuardedLinks, haystack: Haystack, links: SiteLinks, holdings: Holdings, text: PublicText) {
        parts = guarded.parts
        providers = guarded.providers
        sites = guarded.sites.map(\.id)
        descriptions = guarded.descriptions
        self.haystack = haystack
        self.links = links
        self.holdings = holdings
        self.text = text
        // Calendars tell pages' own addresses, and some link may begin like them.
        let search = NeedleSearch(haystack)
        ofBase = Set(links.addressPrefixes.flatMap { search.hits(in: $0).map(\.needle) })
    }

    /// Calls `body` with every needle that may stand in the files of a page.
    func forEachAllowed(in key: PageKey?, _ body: (Needle) -> Void) {
        ofBase.forEach(body)
        forEachSession(on: key) { number, viewer in
            let row = links.rows[Int(number)]
            // A join page names itself, whatever it shows.
            if row.isShown(to: viewer) || viewer == SiteLinks.joinPage { body(row.token) }
            guard row.isShown(to: viewer) else { return }
            body(row.url)
            body(row.password)
            if row.description >= 0 { descriptions[Int(row.description)].forEach(body) }
        }
    }

    /// Whether other text of the page has the needle.
    func isPublic(_ needle: Needle, on key: PageKey?) -> Bool {
        if parts[Int(needle)].isAddress { return false }
        if text.ofSite.contains(needle) { return true }
        guard let key else { return false }
        if key.kind == PageKind.myBookings.rawValue, text.ofMember[key.row]?.contains(needle) == true { return true }
        var found = false
        forEachSession(on: key) { number, _ in
            let row = links.rows[Int(number)]
            found =
                found || text.ofService[row.service]?.contains(needle) == true || text.ofStaff[row.staff]?.contains(needle) == true
                || text.ofSession[number]?.contains(needle) == true
        }
        return found
    }

    /// Names a leak without quoting it.
    func leak(_ needle: Needle, in file: String) -> Leak {
        let part = parts[Int(needle)]
        let owner =
            switch part.owner {
            case .site: "site:\(sites[Int(part.row)])"
            case .staff: "staff:\(part.row)"
            case .course: "course:\(part.row)"
            case .session: "session:\(part.row)"
            }
        return Leak(file: file, part: part.kind, owner: owner, provider: part.kind == .joinPage ? nil : providers[Int(part.provider)])
    }

    private func forEachSession(on key: PageKey?, _ body: (_ row: Int32, _ viewer: Int) -> Void) {
        switch key.flatMap({ PageKind(rawValue: $0.kind) }) {
        case .myBookings: holdings.forEachSession(of: key?.row ?? 0, in: links, body)
        case .join: if let number = links.number(of: key?.row ?? 0) { body(number, SiteLinks.joinPage) }
        default: break
        }
    }
}
