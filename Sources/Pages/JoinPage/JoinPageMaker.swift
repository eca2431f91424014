internal import Bookings
internal import RenderedPages
internal import Templating

/// Makes join pages, from their ingredients and nothing else. A page belongs to a session, whoever booked it.
struct JoinPageMaker {
    /// When each session is for readers of the site's own language and zone: written once.
    let times: SiteTimes
    let siteZone: ZoneOffsets
    /// Zones as calendars have them: written once.
    let calendarZones: CalendarZones

    /// Appends the page in HTML and in Markdown, and the session as a calendar; then the same in each other language.
    func render(_ ingredients: JoinPageIngredients, into batch: inout RenderedBatch) {
        for version in ingredients.versions { render(ingredients, version, into: &batch) }
    }

    private func render(_ ingredients: JoinPageIngredients, _ version: JoinPageIngredients.Version, into batch: inout RenderedBatch) {
        let (session, translation) = (ingredients.session, version.edition.translation)
        let page = page(of: ingredients, version)
        let linksStart = batch.links.count
        page.shown.map { batch.note($0) }
        // Whoever keeps it could cancel what another has booked since.
        batch.links.append(contentsOf: page.manage.utf8)
        let links = linksStart..<batch.links.count
        func add(_ form: PageForm, links: Range<Int>? = nil, render: (inout [UInt8]) -> Void) {
            let key = PageKey(
                kind: PageKind.join.rawValue, row: session.id.rawValue, form: translation?.number(of: form) ?? form.rawValue)
            batch.add(
                key, path: PageAddresses.joinFile(session.token, form, in: translation), links: links, data: session.digest?.low ?? 0,
                render: render)
        }
        let templates = version.edition.templates.join
        add(.html, links: links) { templates.html.render(page, into: &$0) }
        add(.markdown, links: links) { templates.markdown.render(page, into: &$0) }
        add(.calendar) { calendar(of: session, version).render(into: &$0) }
    }

    private func page(of ingredients: JoinPageIngredients, _ version: JoinPageIngredients.Version) -> JoinPage {
        let (session, edition) = (ingredients.session, version.edition)
        let revelation = session.resolved.onJoinPage
        func path(_ form: PageForm) -> String { PageAddresses.joinPath(session.token, form, in: edition.translation) }
        return JoinPage(
            session: session, isPast: session.times.isOver, revelation: revelation, when: when(session, version),
            marks: ChangeMarks(ingredients.change, of: session, in: version.zone, edition),
            state: edition.states[revelation, on: session.resolved.addresses.site, at: session.place],
            shown: ShownLink(revelation, session: session, in: edition), map: edition.templates.map,
            manage: ingredients.managed?.page ?? "",
            web: path(.html), plain: path(.markdown), calendar: path(.calendar),
            languages: ingredients.versions.count == 1
                ? [] : ingredients.versions.map { JoinPageLanguage($0.edition, of: session, isThis: $0.edition === edition) })
    }

    private func when(_ session: PageSession, _ version: JoinPageIngredients.Version) -> When {
        if version.edition.translation == nil, version.zone.identifier == siteZone.identifier { return times[session] }
        return When(session.times, in: version.zone, site: siteZone, words: version.edition.dates)
    }

    /// The session alone, for whoever has this page's address. It leads to the page and holds no link, so that it stays right.
    private func calendar(of session: PageSession, _ version: JoinPageIngredients.Version) -> CalendarFeed {
        let addresses = session.resolved.addresses
        let zone = calendarZones[version.zone]
        // Of no booking: rows have ids from 1.
        let anyone = Booking(id: Booking.ID(0), target: .session(session.id), status: .confirmed)
        let entry = CalendarEntry(
            uid: addresses.event(of: anyone.id, session.id), booking: anyone, session: session,
            wayIn: .joinPage(session.joinPage(in: version.edition)), zone: zone)
        return CalendarFeed(name: addresses.site.name, entries: [entry], zone: zone, edition: version.edition)
    }
}
