internal import Bookings

extension CalendarText {
    /// Adds the VEVENT of one session of one booking.
    ///
    /// - `stamp`: DTSTAMP. Never the time of a build: every build would write every feed anew.
    /// - `people`: who invites whom, where the calendar is a message (RFC 5546).
    mutating func add(
        _ entry: CalendarEntry, stamp: Instant, status: CalendarEntry.Status, people: CalendarMessage.People? = nil,
        isInvited: Bool = false, in edition: Edition
    ) {
        let session = entry.session
        add("BEGIN:VEVENT")
        add("UID:", raw: entry.uid)
        add("DTSTAMP:", utc: stamp.inFourDigits)
        add("LAST-MODIFIED:", utc: entry.changedAt.inFourDigits)
        add("SEQUENCE:", number: entry.sequence)
        add("DTSTART", session.times.startsAt, of: entry)
        add("DTEND", session.times.endsAt, of: entry)
        addStatus(status)
        add("CLASS:PRIVATE")
        add("SUMMARY:", text: summary(of: entry, status, edition))
        // Programs make a link of an address there, and few know CONFERENCE.
        if let location = session.place.isEmpty ? entry.wayIn.location : session.place { add("LOCATION:", text: location) }
        add("DESCRIPTION:", text: details(of: entry, edition))
        if let address = entry.wayIn.address { addWayIn(address, entry.wayIn, edition.calendar) }
        people.map { add($0, isInvited: isInvited) }
        add("END:VEVENT")
    }

    private mutating func add(_ name: StaticString, _ instant: Instant, of entry: CalendarEntry) {
        write(name)
        if entry.isInZone {
            write(raw: entry.zone.parameter)
            write(CivilTime(instant, offset: entry.zone.offsets.offset(at: instant)))
        } else {
            write(":")
            write(CivilTime(instant))
            write("Z")
        }
        endLine()
    }

    private mutating func addStatus(_ status: CalendarEntry.Status) {
        switch status {
        case .confirmed: add("STATUS:CONFIRMED")
        case .tentative: add("STATUS:TENTATIVE")
        case .cancelled:
            add("STATUS:CANCELLED")
            // It keeps nobody from another appointment.
            add("TRANSP:TRANSPARENT")
        }
    }

    /// Adds the properties that calendars make a button of. Each says the link, so there is none of them without it.
    private mutating func addWayIn(_ address: String, _ wayIn: CalendarEntry.WayIn, _ words: CalendarWords) {
        add("URL:", raw: address)
        write("CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=")
        guard case .link(let shown, _) = wayIn else {
            write(quoted: words.join)
            write(":")
            write(raw: address)
            return endLine()
        }
        write(quoted: shown.session.provider)
        write(":")
        write(raw: address)
        endLine()
        switch shown.session.provider {
        case "Google Meet": add("X-GOOGLE-CONFERENCE:", raw: address)
        case "Microsoft Teams": add("X-MICROSOFT-SKYPETEAMSMEETINGURL:", raw: address)
        default: break
        }
    }

    /// "Cancelled: Morning yoga": many programs do not show STATUS.
    private func summary(of entry: CalendarEntry, _ status: CalendarEntry.Status, _ edition: Edition) -> String {
        let title = entry.session.service.name
        let words = edition.calendar
        if status == .confirmed { return title }
        let said = entry.booking.status == .confirmed ? words.cancelled : edition.states[entry.booking.status].title
        return words.entry.filled(["status": entry.session.times.isCancelled ? words.cancelled : said, "title": title])
    }

    /// What the member has to know, as plain text: the way in or what to do instead, who gives the session, for how many.
    private func details(of entry: CalendarEntry, _ edition: Edition) -> String {
        let words = edition.calendar
        // One text that grows, and not an array of its parts: a feed has hundreds.
        var text = ""
        text.reserveCapacity(512)
        func begin(_ separator: String) { if !text.isEmpty { text += separator } }
        func add(_ label: String, _ value: String, after separator: String = "\n\n") {
            begin(separator)
            words.line.fill(["label": label, "value": value], into: &text)
        }
        func add(_ state: StateWords) {
            begin("\n\n")
            text += state.title
            text += "\n"
            text += state.advice
        }
        if entry.booking.status != .confirmed { add(edition.states[entry.booking.status]) }
        switch entry.wayIn {
        case .link(let shown, let joinPage):
            add("\(words.join) (\(shown.session.provider))", shown.link.url)
            if !shown.link.password.isEmpty { add(words.password, shown.link.password, after: "\n") }
            if !shown.session.linkDetails.plain.isEmpty {
                begin("\n\n")
                text += shown.session.linkDetails.plain
            }
            if let joinPage { add(words.joinPage, joinPage) }
        case .joinPage(let address): add(words.join, address)
        case .none(let state): add(state)
        }
        let staff = entry.session.staff
        if !staff.isEmpty { add(words.staff, staff) }
        if entry.booking.participants > 1 {
            begin(staff.isEmpty ? "\n\n" : "\n")
            text += edition.places.text(entry.booking.participants)
        }
        return text
    }
}
