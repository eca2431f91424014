internal import Bookings
internal import Digests
internal import RenderedPages
internal import Templating

/// Makes join pages. They belong to no booking, so language and zone are the site's.
struct JoinPageMaker {
    let edition: Edition
    let times: SiteTimes
    let siteZone: ZoneOffsets
    /// The same as calendars have it.
    let zone: CalendarZone
    let changes: ToldChanges

    /// Digest of the session, of what clients were told of it and of the edition, from which alone the page is made; nil where no rows are
    /// behind it.
    func recipe(of session: PageSession) -> Digest? {
        guard let base = edition.digest else { return nil }
        var input = DigestInput()
        input.add(base)
        changes[session.id].add(to: &input)
        return session.add(to: &input) ? input.digest(seed: edition.seed) : nil
    }

    /// Appends the page in HTML and in Markdown, and the session as a calendar.
    func render(_ session: PageSession, into batch: inout RenderedBatch) {
        let revelation = session.resolved.onJoinPage
        let page = JoinPage(
            session: session, isPast: session.times.isOver, revelation: revelation, when: times[session],
            marks: ChangeMarks(changes[session.id], of: session, in: siteZone, edition),
            state: edition.states[revelation, on: session.resolved.addresses.site], shown: ShownLink(revelation, session: session),
            web: session.joinPath,
            plain: PageAddresses.joinPath(session.token, .markdown), calendar: PageAddresses.joinPath(session.token, .calendar))
        let linksStart = batch.links.count
        page.shown.map { batch.note($0) }
        let links = linksStart..<batch.links.count
        let row = session.id.rawValue
        let data = session.digest?.low ?? 0
        batch.add(.join, row: row, path: PageAddresses.joinFile(session.token), links: links, data: data) {
            edition.templates.join.html.render(page, into: &$0)
        }
        batch.add(
            .join, row: row, form: .markdown, path: PageAddresses.joinFile(session.token, .markdown), links: links, data: data
        ) {
            edition.templates.join.markdown.render(page, into: &$0)
        }
        batch.add(.join, row: row, form: .calendar, path: PageAddresses.joinFile(session.token, .calendar), data: data) {
            calendar(of: session).render(into: &$0)
        }
    }

    /// The session alone, for whoever has this page's address. It leads to the page and holds no link, so that it stays right.
    private func calendar(of session: PageSession) -> CalendarFeed {
        let addresses = session.resolved.addresses
        // Of no booking: rows have ids from 1.
        let anyone = Booking(id: Booking.ID(0), target: .session(session.id), status: .confirmed)
        let entry = CalendarEntry(
            uid: addresses.event(of: anyone.id, session.id), booking: anyone, session: session,
            wayIn: .joinPage(addresses.url(ofJoinPage: session.token)), zone: zone)
        return CalendarFeed(name: addresses.site.name, entries: [entry], zone: zone, edition: edition)
    }
}
