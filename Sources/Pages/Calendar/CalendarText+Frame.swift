internal import Bookings

extension CalendarText {
    /// Begins a VCALENDAR: the version, and who wrote it.
    mutating func beginCalendar() {
        add("BEGIN:VCALENDAR")
        add("VERSION:2.0")
        add("PRODID:-//Joinery//Joinery//EN")
        add("CALSCALE:GREGORIAN")
    }

    /// Adds a VTIMEZONE for each zone that entries tell their times in, with as many changes of the clock as their times reach over.
    ///
    /// - Returns: whether there was any.
    mutating func addZones(of entries: [CalendarEntry]) -> Bool {
        var spans: [(zone: CalendarZone, span: ClosedRange<Instant>)] = []
        for entry in entries where entry.isInZone {
            let times = entry.session.times
            if let known = spans.firstIndex(where: { $0.zone === entry.zone }) {
                let span = spans[known].span
                spans[known].span = min(span.lowerBound, times.startsAt)...max(span.upperBound, times.endsAt)
            } else {
                spans.append((entry.zone, times.startsAt...times.endsAt))
            }
        }
        for (zone, span) in spans { zone.add(covering: span, to: &self) }
        return !spans.isEmpty
    }
}
