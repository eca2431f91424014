import Bookings

/// What may be in which file of a site. Shared by all threads.
public final class LeakVerdict: Sendable {
    private let parts: [LinkPart]
    private let shared: [Needle: [Int32: LinkPart]]
    private let site: Int32
    let index: NeedleIndex
    private let providers: [String]
    private let sites: [Site.ID]
    private let descriptions: [[Needle]]
    private let passwords: [Needle: [Needle]]
    private let links: SiteLinks
    private let allowed: AllowedLinks
    private let text: PublicText
    private let ofBase: Set<Needle>
    private let managed: ManagedVerdict?

    /// - `site`: its place among the sites.
    init(
        _ secrets: SearchableLinks, site: Int32, links: SiteLinks, allowed: AllowedLinks, text: PublicText, managed: ManagedVerdict? = nil
    ) {
        self.managed = managed
        parts = secrets.parts
        shared = secrets.shared
        self.site = site
        providers = secrets.providers
        sites = secrets.sites
        descriptions = secrets.descriptions
        passwords = secrets.passwords
        index = secrets.index
        self.links = links
        self.allowed = allowed
        self.text = text
        // Calendars tell pages' own addresses, and some link may begin like them.
        let search = NeedleSearch(index)
        ofBase = Set(links.addressPrefixes.flatMap { search.hits(in: $0).map(\.needle) })
    }

    var needles: Int { parts.count }

    /// What is searched for besides links.
    var managedIndex: NeedleIndex? { managed?.index }

    /// Finds addresses that change a booking on pages of others.
    func leaks(inManaged hits: [NeedleSearch.Hit], of page: PageRow?, named file: String) -> [Leak] {
        managed?.leaks(in: hits, of: page, links, named: file) ?? []
    }

    /// Which part of which link a needle is; nil for a description that none of the site's links has.
    func part(_ needle: Needle) -> LinkPart? {
        let first = parts[Int(needle)]
        return !first.kind.isOfDescription || first.site == site ? first : shared[needle]?[site]
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
            passwords[row.password]?.forEach(body)
            if row.description >= 0 { descriptions[Int(row.description)].forEach(body) }
        }
    }

    /// Whether other text of the page has the needle.
    func isPublic(_ needle: Needle, _ part: LinkPart, on page: PageRow?) -> Bool {
        if part.isAddress { return false }
        if text.ofSite.contains(needle) { return true }
        guard let page else { return false }
        if page.kind == .myBookings, text.ofMember[page.row]?.contains(needle) == true { return true }
        var found = false
        forEachSession(on: page) { number, viewer in
            let row = links.rows[Int(number)]
            if viewer == SiteLinks.joinPage, text.ofReaders[number]?.contains(needle) == true { found = true }
            found =
                found || text.ofService[row.service]?.contains(needle) == true || text.ofStaff[row.staff]?.contains(needle) == true
                || text.ofSession[number]?.contains(needle) == true
        }
        return found
    }

    /// Names a leak, and quotes nothing of it.
    func leak(_ part: LinkPart, in file: String) -> Leak {
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
