internal import Bookings
internal import RenderedPages
internal import Templating

/// Makes My Bookings pages for readers of one language, from their ingredients and nothing else.
struct MyBookingsMaker {
    let addresses: PageAddresses
    let edition: Edition
    let siteZone: ZoneOffsets
    /// When each session is for readers in the site's zone, by its index: written once. Nil where the words are others.
    let siteTimes: [When]?
    /// Zones as calendars have them: written once.
    let calendarZones: CalendarZones

    /// Appends one of a member's pages in HTML and in Markdown; with My Bookings itself its calendar. All come from the same values.
    func render(_ ingredients: MyBookingsIngredients, into batch: inout RenderedBatch) {
        let (member, part, place) = (ingredients.parts.member, ingredients.part, ingredients.place)
        let name = addresses.name(of: member)
        let page = page(of: ingredients, ingredients.parts.links(from: part.page, name, addresses, edition.locale))
        let linksStart = batch.links.count
        // In an order that time does not change: a session that is over is the same link further down.
        let shown = (page.cancelled + page.upcoming + page.past).flatMap(\.sessions)
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
        let upcoming = items(timeline.upcoming, isAhead: true)
        return MyBookingsPage(
            member: MemberName(ingredients.parts.member, edition.greeting), links: links,
            cancelled: items(timeline.cancelledAhead, isAlone: true),
            upcoming: upcoming, past: items(timeline.past), next: links.year.isEmpty ? Self.next(among: upcoming) : nil)
    }

    /// The calendar: bookings in order of their ids, sessions in order of their start. Both stay when time goes by.
    private func calendar(of ingredients: MyBookingsIngredients) -> CalendarFeed {
        let joinPagesShowLinks = addresses.access.joinPagesShowLinks
        let entries = ingredients.bookings.flatMap { booked in
            booked.sessions.map { session in
                let booking = booked.booking
                let revelation = session.revelation(to: booking.status)
                let wayIn: CalendarEntry.WayIn =
                    ShownLink(revelation, session: session).map {
                        .link($0, joinPage: joinPagesShowLinks ? session.resolved.joinPage : nil)
                    } ?? .none(edition.states[revelation, on: addresses.site])
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
            isAhead: isAhead, sessions: block.entries.map { session($0, of: booked) },
            earlierCount: isAhead && service.isCourse ? block.entries.prefix { $0.phase != .upcoming }.count : 0)
    }

    private func session(_ entry: Timeline<PageSession>.Entry, of booked: MyBookingsIngredients.Booked) -> SessionItem {
        let session = entry.session
        let revelation = session.revelation(to: booked.booking.status)
        return SessionItem(
            booking: booked.booking.id, session: session, phase: entry.phase, revelation: revelation,
            when: when(session, booked.zone), state: edition.states[revelation, on: addresses.site],
            shown: ShownLink(revelation, session: session))
    }

    private func when(_ session: PageSession, _ zone: ZoneOffsets) -> When {
        if let siteTimes, zone.identifier == siteZone.identifier { return siteTimes[session.index] }
        return When(session.times, in: zone, site: siteZone, words: edition.dates)
    }

    /// The first session still to come: of the confirmed bookings if there is one, else of any.
    private static func next(among upcoming: [BookingItem]) -> NextSession? {
        let coming = upcoming.lazy.flatMap { item in
            item.sessions.lazy.filter { $0.phase == .upcoming }.map { (isConfirmed: item.booking.status == .confirmed, session: $0) }
        }
        return coming.min {
            $0.isConfirmed != $1.isConfirmed ? $0.isConfirmed : $0.session.when.start < $1.session.when.start
        }.map { NextSession(item: $0.session) }
    }
}
