internal import Bookings
internal import RenderedPages
internal import Templating

/// Makes My Bookings pages for readers of one language and zone.
struct MyBookingsMaker {
    let sessions: PageSessions
    let edition: Edition
    let siteZone: ZoneOffsets
    /// The reader's.
    let zone: ZoneOffsets
    /// When each session is for readers in the site's zone, by its index; nil where the words are others.
    let siteTimes: [When]?
    let zones: Zones
    let calendarZones: CalendarZones
    let now: Instant

    /// Appends the page in HTML and in Markdown, and its calendar. All come from the same values.
    func render(_ booked: BookedMember, into batch: inout RenderedBatch, _ findings: inout [Finding]) {
        let member = booked.member
        let name = sessions.addresses.name(of: member)
        let bookings = booked.bookings.map { (booking: $0, sessions: sessions.sessions(of: $0)) }
        let ownZones = bookingZones(of: booked, &findings)
        let page = page(of: member, bookings, ownZones, name: name)
        let linksStart = batch.links.count
        // In an order that time does not change: a session that is over is the same link further down.
        let shown = (page.cancelled + page.upcoming + page.past).flatMap(\.sessions)
        for session in shown.sorted(by: { ($0.booking, $0.session.index) < ($1.booking, $1.session.index) }) {
            session.shown.map { batch.note($0) }
        }
        let links = linksStart..<batch.links.count
        let data = digest(of: member, bookings)
        let identity = Identity(
            name: StableDigest.short(member.name), email: StableDigest.short(member.email),
            externalID: StableDigest.short(member.externalID ?? ""))
        let templates = edition.templates.myBookings
        batch.add(
            .myBookings, row: member.id.rawValue, path: PageAddresses.myBookingsFile(name), links: links, data: data, identity: identity
        ) {
            templates.html.render(page, into: &$0)
        }
        batch.add(
            .myBookings, row: member.id.rawValue, form: .markdown, path: PageAddresses.myBookingsFile(name, .markdown), links: links,
            data: data, identity: identity
        ) {
            templates.markdown.render(page, into: &$0)
        }
        batch.add(
            .myBookings, row: member.id.rawValue, form: .calendar, path: PageAddresses.myBookingsFile(name, .calendar), links: links,
            data: data, identity: identity
        ) {
            calendar(of: bookings, ownZones).render(into: &$0)
        }
    }

    /// A member's bookings, each with its sessions in order of their start.
    private typealias Bookings = [(booking: Booking, sessions: [PageSession])]

    private func page(of member: Member, _ bookings: Bookings, _ zones: [Booking.ID: ZoneOffsets], name: String) -> MyBookingsPage {
        let timeline = Timeline(bookings, now: now, facts: \.times)
        let upcoming = timeline.upcoming.map { item($0, zones, isAhead: true) }
        let cancelled = timeline.cancelledAhead.map { item($0, zones, isAlone: true) }
        return MyBookingsPage(
            member: MemberName(name: member.name), web: sessions.addresses.myBookingsPath(name, .html),
            plain: sessions.addresses.myBookingsPath(name, .markdown), calendar: sessions.addresses.myBookingsPath(name, .calendar),
            feed: sessions.addresses.url(myBookings: name, .calendar),
            cancelled: cancelled, upcoming: upcoming,
            past: timeline.past.map { item($0, zones) }, next: Self.next(among: upcoming))
    }

    /// The calendar: bookings in order of their ids, sessions in order of their start. Both stay when time goes by.
    private func calendar(of bookings: Bookings, _ zones: [Booking.ID: ZoneOffsets]) -> CalendarFeed {
        let joinPagesShowLinks = sessions.addresses.access.joinPagesShowLinks
        let entries = bookings.flatMap { booking, booked in
            booked.map { session in
                let revelation = session.revelation(to: booking.status)
                let wayIn: CalendarEntry.WayIn =
                    ShownLink(revelation, session: session).map {
                        .link($0, joinPage: joinPagesShowLinks ? session.resolved.joinPage : nil)
                    } ?? .none(edition.states[revelation, on: sessions.site])
                return CalendarEntry(
                    uid: sessions.addresses.event(of: booking.id, session.id), booking: booking, session: session, wayIn: wayIn,
                    zone: calendarZones[zones[booking.id] ?? zone])
            }
        }
        return CalendarFeed(entries: entries, zone: calendarZones[zone], edition: edition)
    }

    private func item(
        _ block: Timeline<PageSession>.Block, _ zones: [Booking.ID: ZoneOffsets], isAlone: Bool = false, isAhead: Bool = false
    ) -> BookingItem {
        let booking = block.booking
        let zone = zones[booking.id] ?? zone
        let service = sessions.service(of: booking)
        return BookingItem(
            booking: booking, service: service, status: edition.states[booking.status], isSingle: isAlone || !service.isCourse,
            participants: booking.participants > 1 ? edition.places.text(booking.participants) : "",
            sessionCount: !service.isCourse
                ? "" : block.entries.isEmpty ? edition.undated : edition.sessions.text(Int64(block.entries.count)),
            isAhead: isAhead, sessions: block.entries.map { session($0, booking, zone) },
            earlierCount: isAhead && service.isCourse ? block.entries.prefix { $0.phase != .upcoming }.count : 0)
    }

    private func session(_ entry: Timeline<PageSession>.Entry, _ booking: Booking, _ zone: ZoneOffsets) -> SessionItem {
        let session = entry.session
        let revelation = session.revelation(to: booking.status)
        return SessionItem(
            booking: booking.id, session: session, phase: entry.phase, revelation: revelation,
            when: when(session, zone), state: edition.states[revelation, on: sessions.site],
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

    /// The zones that bookings name themselves; the others are read in the member's.
    private func bookingZones(of booked: BookedMember, _ findings: inout [Finding]) -> [Booking.ID: ZoneOffsets] {
        var found: [Booking.ID: ZoneOffsets] = [:]
        for booking in booked.bookings {
            guard let name = booking.timeZone else { continue }
            if let zone = zones.zone(name) {
                found[booking.id] = zone
            } else {
                findings.append(.unknownZone("booking:\(booking.id)", name))
            }
        }
        return found
    }

    /// Digest of the rows that the page is made from.
    private func digest(of member: Member, _ bookings: Bookings) -> UInt64 {
        var digest = StableDigest()
        digest.combine(member.name)
        digest.combine(member.timeZone)
        digest.combine(member.language)
        digest.combine(member.pageGeneration)
        for (booking, booked) in bookings {
            digest.combine(booking.id.rawValue)
            digest.combine(booking.status.code)
            digest.combine(booking.participants)
            digest.combine(booking.timeZone)
            digest.combine(booking.bookedAt.seconds)
            digest.combine(booking.manageURL)
            digest.combine(booking.revision)
            digest.combine(booking.changedAt.seconds)
            for session in booked { digest.combine(session.digest) }
        }
        return digest.value
    }
}
