private import Algorithms
internal import Bookings
private import Synchronization

/// One time zone as calendars have it: a VTIMEZONE with an observance for each change of the clock, written once and shared by all threads.
///
/// A calendar takes the observances of its own times and of a year to either side, one slice of what is written here. So there is always a
/// STANDARD, which Outlook and Exchange ask for ([MS-OXCICAL] 2.1.3.1.1.19.2).
final class CalendarZone: Sendable {
    let offsets: ZoneOffsets
    private let begin: [UInt8]
    private let observances: [UInt8]
    /// When each observance begins, the first at the beginning of time, and where it ends in `observances`.
    private let starts: [Int64]
    private let ends: [Int]
    /// For a calendar without a time: the same whatever the others tell.
    private let timeless: [UInt8]
    /// `;TZID=Europe/Berlin:`
    let parameter: String

    /// - `span`: the times that calendars will tell; nil for none.
    init(_ zone: ZoneOffsets, span: ClosedRange<Instant>?) {
        offsets = zone
        parameter = ";TZID=\(zone.identifier):"
        var text = CalendarText()
        text.add("BEGIN:VTIMEZONE")
        text.add("TZID:", raw: zone.identifier)
        begin = text.finished()
        let first = Self.told.lowerBound...Self.told.lowerBound
        var old = CalendarText()
        for period in zone.periods(within: Self.widened(first)) { Self.write(period, &old) }
        timeless = old.finished()
        var all = CalendarText()
        var (starts, ends): ([Int64], [Int]) = ([], [])
        for period in zone.periods(within: Self.widened(span ?? first)) {
            Self.write(period, &all)
            starts.append(starts.isEmpty ? .min : period.start?.seconds ?? .min)
            ends.append(all.bytes.count)
        }
        observances = all.finished()
        self.starts = starts
        self.ends = ends
    }

    /// Whether times are written in UTC and need no zone.
    var isUTC: Bool { offsets.isUTC }

    /// Whether a time can be written as this zone's clock shows it: a time that it shows twice would be read as the first of the two.
    func tells(_ instant: Instant) -> Bool {
        Self.told.contains(instant) && !offsets.showsTwice(instant)
    }

    /// Adds the VTIMEZONE for times within `span`; for a calendar without a time, nil.
    func add(covering span: ClosedRange<Instant>?, to text: inout CalendarText) {
        text.add(folded: begin)
        if let span = span.map(Self.widened) {
            let (first, last) = (place(of: span.lowerBound), place(of: span.upperBound))
            text.add(folded: observances[(first == 0 ? 0 : ends[first - 1])..<ends[last]])
        } else {
            text.add(folded: timeless)
        }
        text.add("END:VTIMEZONE")
    }

    private func place(of instant: Instant) -> Int { max(0, starts.partitioningIndex { $0 > instant.seconds } - 1) }

    /// 1970 to 2200: what is told by the zone's clock. What its rules will be later is nobody's guess, and each year takes two observances.
    private static let told = Instant(seconds: 0)...Instant(seconds: 7_258_118_400)

    /// A year to either side, within what is told.
    private static func widened(_ span: ClosedRange<Instant>) -> ClosedRange<Instant> {
        let year: Int64 = 366 * 86_400
        return Instant(seconds: clamped(span.lowerBound).seconds - year)...Instant(seconds: clamped(span.upperBound).seconds + year)
    }

    private static func clamped(_ instant: Instant) -> Instant { min(max(instant, told.lowerBound), told.upperBound) }

    private static func write(_ period: ZoneRules.Period, _ text: inout CalendarText) {
        // Summer all year round is what that zone's standard is.
        let isSummer = period.isSummerTime && isShort(period)
        text.add(isSummer ? "BEGIN:DAYLIGHT" : "BEGIN:STANDARD")
        text.write("DTSTART:")
        // By the clock as it was until then. What began before any session can be is written as if it had always been so: offsets of old
        // have seconds, which not every reader takes.
        let start = period.start.flatMap { $0 < told.lowerBound ? nil : $0 }
        let before = start == nil ? period.offset : period.offsetBefore
        text.write(CivilTime(start ?? Instant(seconds: -31_536_000), offset: start == nil ? 0 : before))
        text.endLine()
        text.add("TZOFFSETFROM:", raw: name(of: before))
        text.add("TZOFFSETTO:", raw: name(of: period.offset))
        text.add(isSummer ? "END:DAYLIGHT" : "END:STANDARD")
    }

    private static func isShort(_ period: ZoneRules.Period) -> Bool {
        guard let start = period.start, let end = period.end else { return false }
        return end.seconds - start.seconds < 366 * 86_400
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
    private let span: ClosedRange<Instant>?
    private let known = Mutex<[String: CalendarZone]>([:])

    /// - `span`: from the first time that calendars will tell to the last; nil for none.
    init(span: ClosedRange<Instant>?) {
        self.span = span
    }

    subscript(zone: ZoneOffsets) -> CalendarZone {
        known.withLock { known in
            if let found = known[zone.identifier] { return found }
            let made = CalendarZone(zone, span: span)
            known[zone.identifier] = made
            return made
        }
    }
}
