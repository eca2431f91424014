import Bookings

/// What may be in which file of a site. Shared by all threads.
public final class LeakVerdict: Sendable {
    let parts: [LinkPart]
    let index: NeedleIndex
    private let providers: [String]
    private let sites: [Site.ID]
    private let descriptions: [[Needle]]
    private let links: SiteLinks
    private let allowed: AllowedLinks
    private let text: PublicText
    private let ofBase: Set<Needle>

    init(_ secrets: SearchableLinks, links: SiteLinks, allowed: AllowedLinks, text: PublicText) {
        parts = secrets.parts
        providers = secrets.providers
        sites = secrets.sites
        descriptions = secrets.descriptions
        index = secrets.index
        self.links = links
        self.allowed = allowed
        self.text = text
        // Calendars tell pages' own addresses, and some link may begin like them.
        let search = NeedleSearch(index)
        ofBase = Set(links.addressPrefixes.flatMap { search.hits(in: $0).map(\.needle) })
    }

    /// Calls `body` with every needle that may stand in the files of a page.
    func forEachAllowed(on page: PageRow?, _ body: (Needle) -> Void) {
        ofBase.forEach(body)
        forEachSession(on: page) { number, viewer in
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
    func isPublic(_ needle: Needle, on page: PageRow?) -> Bool {
        if parts[Int(needle)].isAddress { return false }
        if text.ofSite.contains(needle) { return true }
        guard let page else { return false }
        if page.kind == .myBookings, text.ofMember[page.row]?.contains(needle) == true { return true }
        var found = false
        forEachSession(on: page) { number, _ in
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

    private func forEachSession(on page: PageRow?, _ body: (_ row: Int32, _ viewer: Int) -> Void) {
        guard let page else { return }
        switch page.kind {
        case .myBookings: allowed.forEachSession(of: page.row, in: links, body)
        case .join: if let number = links.number(of: page.row) { body(number, SiteLinks.joinPage) }
        case .site, .asset, .ownPage, .folderIndex: break
        }
    }
}
