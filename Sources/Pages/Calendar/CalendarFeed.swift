internal import Bookings

/// One member's bookings as a calendar to subscribe to: every session of every booking, past ones too.
///
/// Nothing in it depends on the time of the build: it changes when a row changes.
struct CalendarFeed {
    /// The business's.
    let name: String
    let entries: [CalendarEntry]
    /// The reader's own.
    let zone: CalendarZone
    let edition: Edition

    /// Appends the file.
    func render(into bytes: inout [UInt8]) {
        var text = CalendarText(after: &bytes)
        text.beginCalendar()
        // Clients of two businesses have two calendars: the words alone would name both the same.
        let name = name.isEmpty ? edition.calendar.title : name
        text.add("NAME:", text: name)
        text.add("X-WR-CALNAME:", text: name)
        text.add("REFRESH-INTERVAL;VALUE=DURATION:PT1H")
        text.add("X-PUBLISHED-TTL:PT1H")
        let hasZone = text.addZones(of: entries)
        // A calendar without any component is none (RFC 5545 3.6), and some programs refuse to subscribe to it.
        if entries.isEmpty, !hasZone { zone.add(covering: nil, to: &text) }
        for entry in entries {
            // Without METHOD, DTSTAMP is when the entry was last changed (RFC 5545 3.8.7.2).
            text.add(entry, stamp: entry.changedAt, status: entry.status, in: edition)
        }
        text.add("END:VCALENDAR")
        bytes = text.finished()
    }
}
