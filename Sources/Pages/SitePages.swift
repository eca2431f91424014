public import Bookings
public import Digests
public import RenderedPages
public import Templating

/// Renders the pages of one site. Values in, bytes out; used by several threads at once.
public struct SitePages: Sendable {
    let sessions: PageSessions
    let changes: ToldChanges
    let now: Instant
    private let assets: Assets
    private let ownPages: OwnPages
    private let editions: Editions
    let siteEdition: Edition
    let zones: Zones
    let calendarZones: CalendarZones
    let siteZone: ZoneOffsets
    private let siteTimes: SiteTimes
    /// Languages of join pages besides the site's own, by the place of the translation.
    private let translated: [String]

    /// Gathers a site's sessions and the look of its pages.
    ///
    /// - `changes`: what clients were told and is marked as new.
    /// - `zones`: where time zones are known from.
    /// - `program`: digest of what renders: another program's pages are never taken for this one's. Nil where no page
    ///   is to be known again.
    /// - Returns: nil where the site's language or time zone is unknown, which `SiteFindings` reports.
    public init?(
        _ schedule: Schedule, changes: ToldChanges = .none, templates: TemplateSet, look: SiteLook, ownPages: OwnPages = .none,
        zones: Zones, program: Digest?,
        now: Instant
    ) throws(TemplateProblems) {
        let sessions = PageSessions(schedule, now: now)
        let site = sessions.site
        guard let siteZone = zones.zone(site.timeZone) else { return nil }
        let assets = Assets(templates.folder, look: look)
        let access = sessions.addresses.access
        @Sendable func compile(_ words: Words) throws(TemplateProblems) -> PageTemplates {
            try templates.compile(words: words, site: site, access: access, look: look, ownPages: ownPages, assets: assets)
        }
        guard let words = templates.language(for: site.language).flatMap(templates.words(of:)) else { return nil }
        let editions = Editions(
            templates, own: words.language, compiled: [words.language: try compile(words)], sessions: sessions.inOrder.map(\.times),
            frame: EditionFrame(
                program: program, templates: templates.folder, addresses: sessions.addresses, look: look, ownPages: ownPages,
                siteZone: siteZone), compile: { try? compile($0) })
        guard let siteEdition = editions[site.language] else { return nil }
        self.sessions = sessions
        self.changes = changes
        self.now = now
        self.assets = assets
        self.ownPages = ownPages
        self.editions = editions
        self.siteEdition = siteEdition
        self.zones = zones
        calendarZones = CalendarZones(span: sessions.span)
        self.siteZone = siteZone
        translated = editions.translated
        siteTimes = SiteTimes(sessionCount: sessions.inOrder.count, in: siteZone, words: siteEdition.dates)
    }

    /// Renders what is the same for everybody: landing page, 404 and robots.txt.
    public func renderSite(into batch: inout RenderedBatch) {
        let pages = siteEdition.templates
        batch.add(.site, row: SitePageRow.index.rawValue, path: SitePageRow.index.file) { pages.index.render(SitePage(), into: &$0) }
        batch.add(.site, row: SitePageRow.missing.rawValue, path: SitePageRow.missing.file) { pages.missing.render(SitePage(), into: &$0) }
        batch.add(.site, row: SitePageRow.robots.rawValue, path: SitePageRow.robots.file) { pages.robots.render(SitePage(), into: &$0) }
    }

    /// Appends the files that pages load.
    public func renderAssets(into batch: inout RenderedBatch) {
        let keyed = assets.files.map { (row: Self.row(ofText: $0.name), file: $0) }
        for (row, file) in keyed.sorted(by: { $0.row < $1.row }) {
            batch.add(.asset, row: row, path: file.path) { $0.append(contentsOf: file.bytes) }
        }
    }

    /// Appends an empty index for each folder: many servers list the files of a folder that has none, and names are keys.
    public func renderFolderIndexes(into batch: inout RenderedBatch) {
        let own = Set(ownPages.paths)
        for (row, folder) in PagePath.folders.enumerated() {
            // A page of the owner's may have that name: then it is shown.
            let path = "\(folder)/\(PagePath.index)"
            if !own.contains(path) { batch.add(.folderIndex, row: Int64(row), path: path) { _ in } }
        }
    }

    /// Renders the pages that the owner has written, in HTML and Markdown.
    public func renderOwnPages(into batch: inout RenderedBatch) {
        let keyed = ownPages.texts.map { (row: Self.row(ofText: $0.name), page: OwnPage(text: $0)) }
        for (row, page) in keyed.sorted(by: { $0.row < $1.row }) {
            let templates = siteEdition.templates.ownPage
            batch.add(.ownPage, row: row, path: PageAddresses.ownFile(page.text.name), data: page.text.digest) {
                templates.html.render(page, into: &$0)
            }
            batch.add(.ownPage, row: row, form: .markdown, path: PageAddresses.ownFile(page.text.name, .markdown), data: page.text.digest) {
                templates.markdown.render(page, into: &$0)
            }
        }
    }

    /// Renders a member's My Bookings page in HTML and Markdown, and the calendar that goes with it.
    ///
    /// - `findings`: gains what is wrong with the member's rows.
    public func renderMyBookings(_ booked: BookedMember, into batch: inout RenderedBatch, _ findings: inout [Finding]) {
        let parts = parts(of: booked)
        renderMyBookings(parts, 0..<parts.count, into: &batch, &findings)
    }

    /// Renders some of a member's pages: the first is My Bookings itself, with the calendar.
    public func renderMyBookings(
        _ parts: MyBookingsParts, _ range: Range<Int>, into batch: inout RenderedBatch, _ findings: inout [Finding]
    ) {
        let member = parts.member
        // What is wrong with the member's own row is told once.
        var found: [Finding] = []
        let (edition, zone) = (edition(of: member, &found), zone(of: member, &found))
        if let tooLong = TextLimit.finding(nameOf: member) { found.append(tooLong) }
        if range.contains(0) { findings += found }
        let maker = MyBookingsMaker(
            addresses: sessions.addresses, edition: edition, siteZone: siteZone,
            siteTimes: edition.locale.tag == siteEdition.locale.tag ? siteTimes : nil, calendarZones: calendarZones)
        for place in range {
            let ingredients = ingredients(of: parts, place, in: zone, &findings)
            if let recipe = ingredients.recipe(in: edition) {
                batch.addPage(.myBookings, row: member.id.rawValue, recipe: recipe) { maker.render(ingredients, into: &$0) }
            } else {
                maker.render(ingredients, into: &batch)
            }
        }
    }

    private func ingredients(
        of parts: MyBookingsParts, _ place: Int, in zone: ZoneOffsets, _ findings: inout [Finding]
    ) -> MyBookingsIngredients {
        var bookings: [MyBookingsIngredients.Booked] = []
        bookings.reserveCapacity(parts.parts[place].bookings.count)
        for booking in parts.parts[place].bookings {
            var own: ZoneOffsets?
            if let name = booking.timeZone {
                own = zones.zone(name)
                if own == nil { findings.append(.unknownZone("booking:\(booking.id)", name)) }
            }
            bookings.append(
                MyBookingsIngredients.Booked(
                    booking: booking, service: sessions.service(of: booking.target), sessions: sessions.sessions(of: booking.target),
                    changes: changes[booking.id], zone: own ?? zone))
        }
        return MyBookingsIngredients(parts: parts, place: place, zone: zone, bookings: bookings)
    }

    public var joinPageCount: Int { sessions.inOrder.count }

    /// Finds the join pages that lead to where their only booking is changed and are not published as they are to be: what the rest of that
    /// booking's row says is needed for them.
    ///
    /// - `range`: places in the order of ids.
    /// - `published`: what the published pages were made from; nil where all are to be rendered.
    /// - Returns: the bookings, by place.
    public func managedBookings(
        _ range: Range<Int>, for readers: JoinReaders, _ published: (any PublishedRecipes)?
    ) -> [(place: Int, booking: Booking.ID)] {
        guard readers.nameManaged else { return [] }
        return sessions.inOrder[range].compactMap { session in
            let readers = readers.readers(of: session)
            guard let booking = readers.managed?.booking else { return nil }
            if let published, let recipe = ingredients(of: session, readers, managing: "").recipe,
                published.recipe(kind: PageKind.join.rawValue, row: session.id.rawValue) == recipe
            {
                return nil
            }
            return (session.index, booking)
        }
    }

    /// Renders the join pages of some sessions, each in the languages of those who booked it.
    ///
    /// - Parameters:
    ///   - range: places in the order of ids.
    ///   - readers: who booked.
    ///   - managed: by place, where the only booking of a session is changed: of all that ``managedBookings(_:for:_:)`` found.
    ///   - batch: gains the pages.
    public func renderJoinPages(_ range: Range<Int>, for readers: JoinReaders, managed: [Int: String], into batch: inout RenderedBatch) {
        let maker = JoinPageMaker(times: siteTimes, siteZone: siteZone, calendarZones: calendarZones)
        for session in sessions.inOrder[range] {
            let ingredients = ingredients(of: session, readers.readers(of: session), managing: managed[session.index] ?? "")
            batch.addPage(.join, row: session.id.rawValue, recipe: ingredients.recipe) { maker.render(ingredients, into: &$0) }
        }
    }

    private func ingredients(of session: PageSession, _ readers: JoinReaders.OfSession, managing page: String) -> JoinPageIngredients {
        let own = JoinPageIngredients.Version(edition: siteEdition, zone: readers.zone ?? siteZone)
        let others = readers.translations.compactMap { translation in
            editions[translated[translation.place]].map { JoinPageIngredients.Version(edition: $0, zone: translation.zone ?? siteZone) }
        }
        return JoinPageIngredients(
            session: session, change: changes[session.id], versions: [own] + others,
            managed: readers.managed.map { JoinPageIngredients.Managed(row: $0.row, page: page) })
    }

    func edition(of member: Member, _ findings: inout [Finding]) -> Edition {
        guard let language = member.language else { return siteEdition }
        if let edition = editions[language] { return edition }
        findings.append(
            Finding(
                .warning, .unknownLanguage, "member:\(member.id)",
                "has the language `\(language)`, for which there are no words: the site's is used",
                advice: "add `Templates/words/\(language.split(separator: "-").first ?? "en").yaml`, or correct the member's language"))
        return siteEdition
    }

    func zone(of member: Member, _ findings: inout [Finding]) -> ZoneOffsets {
        guard let name = member.timeZone else { return siteZone }
        if let zone = zones.zone(name) { return zone }
        findings.append(.unknownZone("member:\(member.id)", name))
        return siteZone
    }

    static func row(ofText name: String) -> Int64 {
        var digest = StableDigest()
        digest.combine(name)
        return Int64(digest.value >> 1)
    }
}

extension Finding {
    static func unknownZone(_ subject: String, _ name: String) -> Finding {
        Finding(
            .warning, .unknownTimeZone, subject, "has the time zone `\(name)`, which is unknown: the next one is used",
            advice: "write an IANA name, such as `Europe/Berlin`")
    }
}

extension SitePages {
    /// Digests what is the same on all pages of a site: its own row and its look. Tells a changed configuration from a changed row.
    public static func configurationDigest(_ site: Site, access: Access, look: SiteLook, ownPages: OwnPages) -> UInt64 {
        var digest = StableDigest()
        for text in [
            site.name, site.baseURL, site.timeZone, site.language, look.accent ?? "", look.contact, look.website ?? "", look.booking ?? "",
            look.map?.text ?? "",
            look.logo?.fileExtension ?? "",
        ] {
            digest.combine(text)
        }
        digest.combine(look.logo?.bytes ?? [])
        digest.combine(site.hidesLinkInMyBookings)
        digest.combine(access.rawValue)
        // Every page links to them by their titles.
        for text in ownPages.texts {
            digest.combine(text.name)
            digest.combine(text.title)
        }
        return digest.value
    }
}
