import Bookings
import Preview

/// Writes times as the clocks of a site show them, in English.
struct DeskClock: Sendable {
    private let zone: ZoneOffsets?
    private let zoneName: String

    init(_ site: Site, _ zones: Zones) {
        zone = zones.zone(site.timeZone)
        zoneName = zone?.city ?? site.timeZone
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    func civil(_ instant: Instant) -> CivilTime { CivilTime(instant, offset: zone?.offset(at: instant) ?? 0) }

    /// "Monday, 23 November 2026".
    func day(_ instant: Instant) -> String {
        let civil = civil(instant)
        return "\(Self.weekdays[civil.weekday]), \(civil.day) \(Self.months[civil.month - 1]) \(civil.year)"
    }

    /// "08:00".
    func clock(_ instant: Instant) -> String {
        let civil = civil(instant)
        return "\(Self.twoDigits(civil.hour)):\(Self.twoDigits(civil.minute))"
    }

    /// "Mon 23 Nov, 08:00"; with the year where it is not that of `now`.
    func short(_ instant: Instant, now: Instant) -> String {
        let civil = civil(instant)
        let year = civil.year == self.civil(now).year ? "" : " \(civil.year)"
        return "\(Self.weekdays[civil.weekday].prefix(3)) \(civil.day) \(Self.months[civil.month - 1].prefix(3))\(year), \(clock(instant))"
    }

    /// "08:00 – 09:00"; with the day of an end on another day.
    func times(_ session: Session) -> String {
        let isSameDay = civil(session.startsAt).isSameDay(as: civil(session.endsAt))
        return "\(clock(session.startsAt)) – \(isSameDay ? clock(session.endsAt) : short(session.endsAt, now: session.startsAt))"
    }

    func time(_ instant: Instant) -> DeskTime {
        let civil = civil(instant)
        let date = "\(Self.digits(civil.year, 4))-\(Self.twoDigits(civil.month))-\(Self.twoDigits(civil.day))"
        return DeskTime(text: "\(day(instant)), \(clock(instant))", zone: "\(zoneName) time", local: "\(date)T\(clock(instant))")
    }

    /// What `2026-11-23T13:00` on these clocks means; nil for what is no time.
    func instant(_ local: String) -> Instant? {
        [local, local + ":00"].lazy.compactMap { Instant(rfc3339: $0 + "Z") }.first.map { instant(ofLocal: $0.seconds) }
    }

    /// From the first instant of a day, `2026-11-23`, to the first of the next; nil for what is no day.
    func span(ofDay day: String) -> Range<Instant>? {
        guard let local = Instant(rfc3339: day + "T00:00:00Z")?.seconds else { return nil }
        let (start, end) = (instant(ofLocal: local), instant(ofLocal: local + 86_400))
        return start < end ? start..<end : nil
    }

    private func instant(ofLocal local: Int64) -> Instant { zone?.instant(ofLocal: local).instant ?? Instant(seconds: local) }

    private static func twoDigits(_ number: Int) -> String { digits(number, 2) }
    private static func digits(_ number: Int, _ count: Int) -> String {
        String(repeating: "0", count: max(0, count - "\(number)".count)) + "\(number)"
    }
}
