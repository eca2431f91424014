internal import Bookings
private import Synchronization

/// One time zone as calendars have it: a VTIMEZONE with an observance for each change of the clock, written once and shared by all threads.
///
/// A calendar takes the observances that its own times fall into, one slice of what is written here.
final class CalendarZone: Sendable {
    let offsets: ZoneOffsets
    private let begin: [UInt8]
    private let observances: [UInt8]
    /// Where each observance ends in `observances`.
    private let ends: [Int]
    /// `;TZID=Europe/Berlin:`
    let parameter: String

    init(_ zone: ZoneOffsets) {
        offsets = zone
        parameter = ";TZID=\(zone.identifier):"
        var text = CalendarText()
        text.add("BEGIN:VTIMEZONE")
        text.add("TZID:", raw: zone.identifier)
        begin = text.finished()
        var all = CalendarText()
        var ends: [Int] = []
        for period in zone.periods {
            Self.write(period, &all)
            ends.append(all.bytes.count)
        }
        observances = all.finished()
        self.ends = ends
    }

    /// Whether times are written in UTC and need no zone.
    var isUTC: Bool { offsets.city == "UTC" }

    /// Whether a time can be written as this zone's clock shows it: a time that it shows twice would be read as the first of the two.
    func tells(_ instant: Instant) -> Bool {
        !offsets.showsTwice(instant) && instant.seconds < Self.lastSecond
    }

    /// Adds the VTIMEZONE for times within `span`.
    func add(covering span: ClosedRange<Instant>, to text: inout CalendarText) {
        let periods = offsets.periods(within: span)
        let start = periods.lowerBound == 0 ? 0 : ends[periods.lowerBound - 1]
        text.add(folded: begin)
        text.add(folded: observances[start..<ends[periods.upperBound]])
        text.add("END:VTIMEZONE")
    }

    /// A day before the end of the year 9999: four digits write no year after it, in no zone.
    private static let lastSecond: Int64 = 253_402_214_400

    private static func write(_ period: ZoneOffsets.Period, _ text: inout CalendarText) {
        text.add(period.isSummerTime ? "BEGIN:DAYLIGHT" : "BEGIN:STANDARD")
        text.write("DTSTART:")
        // By the clock as it was until then. The first has no beginning that we know: a year before any session can be.
        text.write(CivilTime(period.start ?? Instant(seconds: -31_536_000), offset: period.start == nil ? 0 : period.offsetBefore))
        text.endLine()
        text.add("TZOFFSETFROM:", raw: name(of: period.offsetBefore))
        text.add("TZOFFSETTO:", raw: name(of: period.offset))
        text.add(period.isSummerTime ? "END:DAYLIGHT" : "END:STANDARD")
    }

    /// Writes `+0100`, `-003045`.
    private static func name(of offset: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let seconds = abs(offset)
        return (offset < 0 ? "-" : "+") + two(seconds / 3600) + two(seconds / 60 % 60) + (seconds % 60 == 0 ? "" : two(seconds % 60))
    }
}

/// Keeps the zones that calendars were made in, for all threads.
final class CalendarZones: Sendable {
    private let known = Mutex<[String: CalendarZone]>([:])

    subscript(zone: ZoneOffsets) -> CalendarZone {
        known.withLock { known in
            if let found = known[zone.identifier] { return found }
            let made = CalendarZone(zone)
            known[zone.identifier] = made
            return made
        }
    }
}
