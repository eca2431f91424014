internal import Bookings

extension MailMaker {
    /// What a mail tells the client's calendar.
    ///
    /// A program takes one event a mail from METHOD:REQUEST or CANCEL, the first: Outlook says so ([MS-STANOICAL] 2.2.175: "all but the first
    /// VEVENT are ignored"), and takes neither PUBLISH nor a part with the disposition `attachment` for a message to act on. So a mail about
    /// one event acts by itself, and several events to come are one file, which every calendar opens as a whole (METHOD:PUBLISH; RFC 5546 3.2.2
    /// allows one UID alone in a REQUEST). Nothing but METHOD:CANCEL takes an event out of a calendar, so each event to forget has its own, up
    /// to a number; beyond it they stand in the one file as cancelled, which RFC 5546 3.2.1 allows.
    func calendars(of letter: Letter, to address: MailAddress, on letterhead: Letterhead) -> [Message.Calendar] {
        let coming = letter.entries.filter { $0.attendance == .expected }.compactMap(entry)
        let gone = forgotten(by: letter)
        let people = CalendarMessage.People(
            organizer: (letterhead.siteName, letterhead.sender.text), attendee: (letter.member.name, address.text))
        func calendar(_ method: CalendarMessage.Method, _ coming: [CalendarEntry], _ gone: [CalendarEntry], _ name: String)
            -> Message.Calendar
        {
            let message = CalendarMessage(
                method: method, entries: coming.map { ($0, $0.status) } + gone.map { ($0, .cancelled) }, people: people, stamp: now,
                edition: edition)
            var bytes: [UInt8] = []
            message.render(into: &bytes)
            return Message.Calendar(method: method.rawValue, name: "\(name).ics", bytes: bytes)
        }
        if gone.count > Self.mostCancellations { return [calendar(.publish, coming, gone, "bookings")] }
        var calendars: [Message.Calendar] = []
        switch coming.count {
        case 0: break
        case 1: calendars.append(calendar(.request, coming, [], "booking"))
        default: calendars.append(calendar(.publish, coming, [], "bookings"))
        }
        return calendars
            + gone.enumerated().map { index, entry in
                calendar(.cancel, [], [entry], gone.count == 1 ? "cancelled" : "cancelled-\(index + 1)")
            }
    }

    /// Attachments that somebody still opens one by one.
    private static let mostCancellations = 12

    /// The events that the client's calendar has and is to forget. What was cancelled before they were told of it never came there.
    private func forgotten(by letter: Letter) -> [CalendarEntry] {
        letter.entries.flatMap { entry -> [CalendarEntry] in
            guard let news = entry.news else { return [] }
            var gone: [CalendarEntry] = []
            if letter.kind == .cancellation, let own = self.entry(entry) { gone.append(own) }
            if let old = news.replaces?.resolved, let session = sessions[old.id] {
                gone.append(calendarEntry(entry.booking, session, .none(edition.mail.unbooked)))
            }
            return gone
        }
    }

    private func entry(_ entry: Letter.Entry) -> CalendarEntry? {
        sessions[entry.resolved.id].map { calendarEntry(entry.booking, $0, wayIn(entry, $0)) }
    }

    private func calendarEntry(_ booking: Booking, _ session: PageSession, _ wayIn: CalendarEntry.WayIn) -> CalendarEntry {
        CalendarEntry(
            uid: sessions.addresses.event(of: booking.id, session.id), booking: booking, session: session, wayIn: wayIn,
            zone: calendarZones[booking.timeZone.flatMap { zones.zone($0) } ?? zone])
    }

    /// The same as the mail's own text says.
    private func wayIn(_ entry: Letter.Entry, _ session: PageSession) -> CalendarEntry.WayIn {
        switch MailJoinRoute(entry, session: session, in: edition) {
        case .joinPage(let address): .joinPage(address)
        case .link(let shown): .link(shown, joinPage: nil)
        case nil where entry.attendance == .notBooked && entry.booking.status != .confirmed:
            // What became of the booking stands in every entry anyway.
            .none(edition.states[entry.resolved.revelation(to: entry.booking.status, on: .email), on: sessions.site, at: session.place])
        case nil: .none(state(of: entry, session))
        }
    }
}
