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
            letterhead: letterhead, to: (letter.member.name, address), subject: page.subject, word: word, threads: threads(of: letter),
            language: edition.words.language, text: text, html: html, calendars: calendars(of: letter, to: address, on: letterhead))
        message.render(into: &bytes)
    }

    /// Appends what a mail shows, without the rest of it.
    func renderPage(_ letter: Letter, into bytes: inout [UInt8]) { edition.templates.mail.html.render(page(of: letter), into: &bytes) }

    /// A mail of very many bookings is kept with the first of them.
    private func threads(of letter: Letter) -> [String] {
        var threads: [String] = []
        for entry in letter.entries.prefix(Self.mostThreads) {
            let thread = sessions.addresses.thread(of: entry.booking.id)
            if !threads.contains(thread) { threads.append(thread) }
        }
        return threads
    }

    private static let mostThreads = 10

    private func page(of letter: Letter) -> MailPage {
        let words = edition.mail[letter.kind]
        let bookings = bookings(of: letter)
        return MailPage(
            subject: subject(of: letter), preview: preview(of: letter),
            title: words.title.filled(["status": letter.entries.first.map(status) ?? ""]), lead: words.lead,
            member: MemberName(letter.member, edition.greeting, write: \.onOneLine), bookings: bookings,
            page: self.sessions.addresses.url(letter.member),
            isLogin: self.sessions.addresses.access == .login)
    }

    /// The session that a mail is about first. One that does not take place is listed in a confirmation, and no mail is about it alone.
    private func first(of letter: Letter) -> (entry: Letter.Entry, session: PageSession)? {
        guard let first = letter.entries.first(where: { letter.kind == .cancellation || $0.attendance == .expected }) else { return nil }
        return sessions[first.resolved.id].map { (first, $0) }
    }

    private func preview(of letter: Letter) -> String {
        guard let (first, session) = first(of: letter) else { return "" }
        return whole(times(of: first, session), zone(of: first))
    }

    /// Says what kind of mail it is, of what, and when: of several sessions the first, and how many more.
    func subject(of letter: Letter) -> String {
        guard let (first, session) = first(of: letter) else { return edition.mail[letter.kind].title.filled([:]) }
        let (times, zone) = (times(of: first, session), zone(of: first))
        let subject = edition.mail[letter.kind].subject.filled([
            "status": status(of: first), "service": session.service.name.onOneLine.shortened(to: Self.longestService),
            "date": edition.dates.day(times.startsAt, offset: zone.offset(at: times.startsAt)).full,
            "time": edition.dates.time(times.startsAt, in: zone),
        ])
        guard letter.entries.count > 1 else { return subject }
        return edition.mail.more.filled(["subject": subject, "count": edition.locale.number(Int64(letter.entries.count - 1))])
    }

    /// Scalars of a service's name in a subject: the date comes after it, and headers are cut.
    private static let longestService = 50

    /// What became of a session or its booking: "Cancelled", "Declined".
    private func status(of entry: Letter.Entry) -> String {
        switch entry.booking.status {
        case .confirmed, .canceled: edition.mail.cancelled
        case .created, .pending, .waitingList, .declined: edition.states[entry.booking.status].title
        }
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
                participants: booking.participants > 1 ? edition.places.text(booking.participants) : "",
                manage: entries.contains { $0.attendance == .expected } ? booking.managePage ?? "" : "", sessions: sessions)
        }
    }

    private func session(_ entry: Letter.Entry) -> MailSession? {
        guard let session = self.sessions[entry.resolved.id] else { return nil }
        let zone = zone(of: entry)
        let shown = MailJoinRoute(entry, session: session, in: edition)
        let place = isMoved(entry) ? place(entry.resolved.told) : session.place.onOneLine
        return MailSession(
            session: session, isCancelled: entry.attendance != .expected,
            when: When(times(of: entry, session), in: zone, site: siteZone, words: edition.dates),
            whole: whole(times(of: entry, session), zone),
            place: place, changes: changes(entry, zone, hasWayIn: shown != nil), state: state(of: entry, session), shown: shown)
    }

    private func zone(of entry: Letter.Entry) -> ZoneOffsets { entry.booking.timeZone.flatMap { zones.zone($0) } ?? zone }

    /// When the session is; of one that the reader does not go to, the time that they know.
    private func times(of entry: Letter.Entry, _ session: PageSession) -> SessionTimes {
        guard entry.attendance != .expected, let told = entry.news?.lastTold?.told else { return session.times }
        return told.times(now: now)
    }

    /// What became of the way in, or of the reader's place.
    func state(of entry: Letter.Entry, _ session: PageSession) -> StateWords {
        switch entry.attendance {
        case .expected, .sessionCancelled: edition.states[entry.resolved.inMails, on: sessions.site, at: session.place]
        case .notBooked: entry.booking.status == .confirmed ? edition.mail.unbooked : edition.states[entry.booking.status]
        }
    }

    /// Whether a notice tells the place before and after, also of a session that nobody goes to. One that is cancelled has none.
    private func isMoved(_ entry: Letter.Entry) -> Bool {
        entry.attendance == .expected && (entry.news?.outdated.contains(.place) == true || oldPlace(of: entry) != nil)
    }

    /// The place of the session that this one has replaced, where it is another.
    private func oldPlace(of entry: Letter.Entry) -> Told? {
        guard let told = entry.news?.replaces?.lastTold.told, !told.hasPlace(of: entry.resolved.told) else { return nil }
        return told
    }

    private func place(_ told: Told) -> String { told.location.isEmpty ? edition.mail.noPlace : told.location.onOneLine }

    private func changes(_ entry: Letter.Entry, _ zone: ZoneOffsets, hasWayIn: Bool) -> MailSession.Changes {
        var changes = MailSession.Changes()
        guard let news = entry.news, entry.attendance == .expected else { return changes }
        changes.isAdded = news.outdated.contains(.booking) && news.replaces == nil
        if let replaced = news.replaces {
            let (old, new) = (replaced.resolved.service, entry.resolved.service)
            let before = time(replaced.lastTold.told, zone)
            changes.oldTime = old.id == new.id ? before : "\(old.name.onOneLine), \(before)"
            if isMoved(entry) { changes.oldPlace = place(replaced.lastTold.told) }
        }
        guard let before = news.lastTold?.told, !news.outdated.contains(.booking) else { return changes }
        if news.outdated.contains(.time) { changes.oldTime = time(before, zone) }
        if isMoved(entry) { changes.oldPlace = place(before) }
        changes.isRevived = news.outdated.contains(.status)
        changes.hasNewLink = news.outdated.contains(.link) && hasWayIn
        let isLost = news.outdated.contains(.link) && !hasWayIn
        changes.isNowOnSite = isLost && entry.resolved.isOnSite
        changes.hasLostLink = isLost && !changes.isNowOnSite
        return changes
    }

    private func time(_ told: Told, _ zone: ZoneOffsets) -> String {
        whole(told.times(now: now), zone)
    }

    private func whole(_ times: SessionTimes, _ zone: ZoneOffsets) -> String {
        let when = When(times, in: zone, site: siteZone, words: edition.dates)
        return edition.dates.whole(when.day.full, when.times, zone: when.zone)
    }
}

extension ResolvedSession {
    /// Whether people meet where the session is held, and by no video.
    fileprivate var isOnSite: Bool {
        switch resolution {
        case .none(.removed), .none(.inPerson): true
        case .none, .link, .pending, .withheld: false
        }
    }
}

extension Told {
    fileprivate func times(now: Instant) -> SessionTimes {
        SessionTimes(startsAt: startsAt.inFourDigits, endsAt: endsAt.inFourDigits, isCancelled: attendance != .expected, now: now)
    }
}

extension String {
    /// The text, cut behind so many scalars.
    fileprivate func shortened(to count: Int) -> String {
        unicodeScalars.count <= count ? self : String(unicodeScalars.prefix(count - 1)) + "…"
    }
}
