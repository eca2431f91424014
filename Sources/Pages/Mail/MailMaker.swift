internal import Bookings
internal import Templating

/// Makes the mails of readers of one language and zone.
struct MailMaker {
    let sessions: PageSessions
    let edition: Edition
    let siteZone: ZoneOffsets
    /// The reader's.
    let zone: ZoneOffsets
    let zones: Zones
    let calendarZones: CalendarZones
    let now: Instant

    /// Appends one mail; `word` becomes its message id.
    func render(_ letter: Letter, to address: MailAddress, on letterhead: Letterhead, word: String, into bytes: inout [UInt8]) {
        let page = page(of: letter)
        var (text, html): ([UInt8], [UInt8]) = ([], [])
        edition.templates.mail.text.render(page, into: &text)
        edition.templates.mail.html.render(page, into: &html)
        let message = Message(
            letterhead: letterhead, to: (letter.member.name, address), subject: page.subject, word: word,
            language: edition.words.language, text: text, html: html, calendars: calendars(of: letter, to: address, on: letterhead))
        message.render(into: &bytes)
    }

    /// Appends what a mail shows, without the rest of it.
    func renderPage(_ letter: Letter, into bytes: inout [UInt8]) { edition.templates.mail.html.render(page(of: letter), into: &bytes) }

    private func page(of letter: Letter) -> MailPage {
        let words = edition.mail[letter.kind]
        let bookings = bookings(of: letter)
        return MailPage(
            subject: subject(of: letter, bookings), title: words.title, lead: words.lead,
            member: MemberName(name: letter.member.name.onOneLine), bookings: bookings, page: self.sessions.addresses.url(letter.member),
            isLogin: self.sessions.addresses.access == .login)
    }

    private func subject(of letter: Letter, _ bookings: [MailBooking]) -> String {
        let services = Set(bookings.map(\.title))
        guard let first = bookings.first, let session = first.sessions.first, services.count == 1 || letter.kind != .notice else {
            return edition.mail.many
        }
        return edition.mail[letter.kind].subject.filled(["service": first.title, "date": session.when.day.full])
    }

    /// The bookings in the order in which their sessions start, each once.
    private func bookings(of letter: Letter) -> [MailBooking] {
        var order: [Booking.ID] = []
        for entry in letter.entries where !order.contains(entry.booking.id) { order.append(entry.booking.id) }
        return order.compactMap { id in
            let entries = letter.entries.filter { $0.booking.id == id }
            let sessions = entries.compactMap(session)
            guard let booking = entries.first?.booking, let service = sessions.first?.session.service else { return nil }
            return MailBooking(
                title: service.name.onOneLine,
                participants: booking.participants > 1 ? edition.places.text(booking.participants) : "", sessions: sessions)
        }
    }

    private func session(_ entry: Letter.Entry) -> MailSession? {
        guard let session = self.sessions[entry.resolved.id] else { return nil }
        let zone = entry.booking.timeZone.flatMap { zones.zone($0) } ?? zone
        let shown = MailJoinRoute(entry.resolved, session: session)
        return MailSession(
            session: session, when: When(session.times, in: zone, site: siteZone, words: edition.dates),
            place: isMoved(entry) ? place(entry.resolved.told) : session.place.onOneLine,
            changes: changes(entry, zone, hasWayIn: shown != nil), state: edition.states[entry.resolved.inMails], shown: shown)
    }

    /// Whether a notice tells the place before and after, also of a session that nobody goes to. One that is cancelled has none.
    private func isMoved(_ entry: Letter.Entry) -> Bool { entry.outdated.contains(.place) && !entry.resolved.told.isCancelled }

    private func place(_ told: Told) -> String { told.location.isEmpty ? edition.mail.noPlace : told.location.onOneLine }

    /// A calendar for each session that the client's own calendar has to know of or to forget.
    private func calendars(of letter: Letter, to address: MailAddress, on letterhead: Letterhead) -> [Message.Calendar] {
        letter.entries.compactMap { entry in
            // What was cancelled before the client was told of it never came into a calendar.
            let isCancelled = entry.resolved.told.isCancelled
            guard !isCancelled || letter.kind == .notice, let session = self.sessions[entry.resolved.id] else { return nil }
            let message = CalendarMessage(
                method: isCancelled ? .cancel : .request,
                entry: CalendarEntry(
                    uid: self.sessions.addresses.event(of: entry.booking.id, session.id), booking: entry.booking, session: session,
                    wayIn: wayIn(entry, session), zone: calendarZones[entry.booking.timeZone.flatMap { zones.zone($0) } ?? zone]),
                people: CalendarMessage.People(
                    organizer: (letterhead.siteName, letterhead.sender.text), attendee: (letter.member.name, address.text)),
                stamp: now, edition: edition)
            var bytes: [UInt8] = []
            message.render(into: &bytes)
            return Message.Calendar(method: message.method.rawValue, bytes: bytes)
        }
    }

    /// The same as the mail's own text says.
    private func wayIn(_ entry: Letter.Entry, _ session: PageSession) -> CalendarEntry.WayIn {
        switch MailJoinRoute(entry.resolved, session: session) {
        case .joinPage(let address): .joinPage(address)
        case .link(let shown): .link(shown, joinPage: nil)
        case nil: .none(edition.states[entry.resolved.inMails])
        }
    }

    private func changes(_ entry: Letter.Entry, _ zone: ZoneOffsets, hasWayIn: Bool) -> MailSession.Changes {
        var changes = MailSession.Changes()
        guard let before = entry.before?.told else { return changes }
        if entry.outdated.contains(.time) {
            let times = SessionTimes(startsAt: before.startsAt, endsAt: before.endsAt, isCancelled: before.isCancelled)
            let when = When(times, in: zone, site: siteZone, words: edition.dates)
            changes.oldTime = "\(when.day.full), \(when.times) (\(when.zone))"
        }
        if isMoved(entry) { changes.oldPlace = place(before) }
        let isCancelled = entry.resolved.told.isCancelled
        changes.isRevived = entry.outdated.contains(.status) && !isCancelled
        changes.hasNewLink = entry.outdated.contains(.link) && hasWayIn
        changes.hasLostLink = entry.outdated.contains(.link) && !hasWayIn && !isCancelled
        return changes
    }
}
