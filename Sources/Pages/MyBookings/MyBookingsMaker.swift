internal import Bookings
internal import RenderedPages
internal import Templating

/// Makes My Bookings pages for readers of one language, from their ingredients and nothing else.
struct MyBookingsMaker {
    let addresses: PageAddresses
    let edition: Edition
    let siteZone: ZoneOffsets
    /// When each session is for readers in the site's zone. Nil where the words are others.
    let siteTimes: SiteTimes?
    /// Zones as calendars have them: written once.
    let calendarZones: CalendarZones

    /// Appends one of a member's pages in HTML and in Markdown; with My Bookings itself its calendar. All come from the same values.
    func render(_ ingredients: MyBookingsIngredients, into batch: inout RenderedBatch) {
        let (member, part, place) = (ingredients.parts.member, ingredients.part, ingredients.place)
        let name = addresses.name(of: member)
        let page = page(of: ingredients, ingredients.parts.links(from: part.page, name, addresses, edition.locale))
        let linksStart = batch.links.count
        // In an order that time does not change: a session that is over is the same link further down.
        let shown = page.lists.all.flatMap(\.sessions)
        for session in shown.sorted(by: { ($0.booking, $0.session.index) < ($1.booking, $1.session.index) }) {
            session.shown.map { batch.note($0) }
        }
        let links = linksStart..<batch.links.count
        let data = ingredients.rows.low
        let identity = Identity(
            name: StableDigest.short(member.name), email: StableDigest.short(member.email),
            externalID: StableDigest.short(member.externalID ?? ""))
        func add(_ form: PageForm, render: (inout [UInt8]) -> Void) {
            guard let number = part.page == nil ? form.rawValue : YearPage.number(of: form, at: place - 1) else { return }
            let path = PageAddresses.myBookingsFile(name + (part.page?.suffix ?? ""), form)
            batch.add(
                PageKey(kind: PageKind.myBookings.rawValue, row: member.id.rawValue, form: number), path: path, links: links, data: data,
                identity: identity, render: render)
        }
        let templates = edition.templates.myBookings
        add(.html) { templates.html.render(page, into: &$0) }
        add(.markdown) { templates.markdown.render(page, into: &$0) }
        add(.calendar) { calendar(of: ingredients).render(into: &$0) }
    }

    private func page(of ingredients: MyBookingsIngredients, _ links: MyBookingsLinks) -> MyBookingsPage {
        let booked = Dictionary(ingredients.bookings.map { ($0.booking.id, $0) }) { first, _ in first }
        let timeline = Timeline(ingredients.bookings.map { ($0.booking, $0.sessions) }, facts: \.times)
        func items(_ blocks: [Timeline<PageSession>.Block], isAlone: Bool = false, isAhead: Bool = false) -> [BookingItem] {
            blocks.compactMap { block in booked[block.booking.id].map { item(block, of: $0, isAlone: isAlone, isAhead: isAhead) } }
        }
        var lists = BookingLists(
            cancelled: items(timeline.cancelledAhead, isAlone: true), upcoming: items(timeline.upcoming, isAhead: true),
            past: items(timeline.past), hasNext: links.year.isEmpty)
        let zone = lists.nameZone { edition.dates.zoneName(ingredients.zone, offset: ingredients.zone.offset(at: $0)) }
        return MyBookingsPage(member: MemberName(ingredients.parts.member, edition.greeting), links: links, zone: zone, lists: lists)
    }

    /// The calendar: bookings in order of their ids, sessions in order of their start. Both stay when time goes by.
    private func calendar(of ingredients: MyBookingsIngredients) -> CalendarFeed {
        let joinPagesShowLinks = addresses.access.joinPagesShowLinks
        let entries = ingredients.bookings.flatMap { booked in
            booked.sessions.map { session in
                let booking = booked.booking
                let revelation = session.revelation(to: booking.status)
                let wayIn: CalendarEntry.WayIn =
                    ShownLink(revelation, session: session, in: edition).map {
                        .link($0, joinPage: joinPagesShowLinks ? session.joinPage(in: edition) : nil)
                    } ?? .none(edition.states[revelation, on: addresses.site, at: session.place])
                return CalendarEntry(
                    uid: addresses.event(of: booking.id, session.id), booking: booking, session: session, wayIn: wayIn,
                    zone: calendarZones[booked.zone])
            }
        }
        return CalendarFeed(name: addresses.site.name, entries: entries, zone: calendarZones[ingredients.zone], edition: edition)
    }

    private func item(
        _ block: Timeline<PageSession>.Block, of booked: MyBookingsIngredients.Booked, isAlone: Bool, isAhead: Bool
    ) -> BookingItem {
        let (booking, service) = (booked.booking, booked.service)
        return BookingItem(
            booking: booking, service: service, status: edition.states[booking.status], isSingle: isAlone || !service.isCourse,
            participants: booking.participants > 1 ? edition.places.text(booking.participants) : "",
            sessionCount: !service.isCourse
                ? "" : block.entries.isEmpty ? edition.undated : edition.sessions.text(Int64(block.entries.count)),
            isAhead: isAhead, sessions: block.entries.map { session($0, of: booked) }, map: edition.templates.map)
    }

    private func session(_ entry: Timeline<PageSession>.Entry, of booked: MyBookingsIngredients.Booked) -> SessionItem {
        let session = entry.session
        let revelation = session.revelation(to: booked.booking.status)
        return SessionItem(
            booking: booked.booking.id, session: session, phase: entry.phase, revelation: revelation,
            tellsState: entry.phase == .upcoming && booked.booking.status == .confirmed,
            when: when(session, booked.zone),
            marks: booked.booking.status == .confirmed
                ? ChangeMarks(booked.changes[session.id], of: session, in: booked.zone, edition) : ChangeMarks(),
            state: edition.states[revelation, on: addresses.site, at: session.place],
            shown: ShownLink(revelation, session: session, in: edition), staff: session.staff, place: session.place,
            map: edition.templates.map)
    }

    private func when(_ session: PageSession, _ zone: ZoneOffsets) -> When {
        if let siteTimes, zone.identifier == siteZone.identifier { return siteTimes[session] }
        return When(session.times, in: zone, site: siteZone, words: edition.dates)
    }
}
