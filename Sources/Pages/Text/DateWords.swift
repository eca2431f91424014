internal import Bookings

/// Writes dates and times in the words of one language.
struct DateWords: Sendable {
    /// One date in its forms.
    final class Day: Sendable {
        /// "Monday, 23 November 2026"
        let full: String
        /// "Mon"
        let weekday: String
        /// "23"
        let number: String
        /// "Nov"
        let month: String
        /// "2026"
        let year: String
        /// "Mon, 23 Nov"
        let short: String
        /// "November 2026"
        let monthOfYear: String

        init(_ day: Int64, _ locale: WordLocale) {
            let date = CivilTime(Instant(seconds: day * 86_400))
            full = locale.fullDate(day)
            weekday = locale.shortWeekday(day)
            number = locale.number(Int64(date.day))
            month = locale.shortMonth(day)
            year = locale.number(Int64(date.year))
            short = locale.shortDate(day)
            monthOfYear = locale.month(day)
        }
    }

    private let locale: WordLocale
    private let rangePattern: Pattern
    private let zonePattern: Pattern
    private let siteTimesPattern: Pattern
    private let siteDatePattern: Pattern
    private let laterDayPattern: Pattern
    private let blockPattern: Pattern
    private let wholePattern: Pattern
    /// "00:00" ... "23:59", by minute of the day.
    private let clock: [String]
    /// Days since 1970 on which something is, in any zone, written once.
    private let days: [Int64: Day]
    private let cities: CityNames

    /// - `sessions`: the times that will be asked for; others are written when asked.
    init(_ words: Words, locale: WordLocale, sessions: some Sequence<SessionTimes>) {
        self.locale = locale
        rangePattern = Pattern(words.word("time-range"))
        zonePattern = Pattern(words.word("zone"))
        siteTimesPattern = Pattern(words.word("site-times"))
        siteDatePattern = Pattern(words.word("site-date"))
        laterDayPattern = Pattern(words.word("later-day"))
        blockPattern = Pattern(words.word("date-block"))
        wholePattern = Pattern(words.word("date-and-times"))
        // Where a word is added to times, as "Uhr" is, they are written as where that is said: nobody says "9:30 AM Uhr".
        let times = rangePattern.hasLetters ? WordLocale(language: words.language, region: words.region) : locale
        clock = (0..<1440).map(times.time)
        cities = CityNames(locale)
        var days: [Int64: Day] = [:]
        for times in sessions {
            let day = times.startsAt.seconds / 86_400
            for near in day - 1...day + 1 where days[near] == nil { days[near] = Day(near, locale) }
        }
        self.days = days
    }

    /// Writes the date that a clock `offset` seconds east of UTC shows.
    func day(_ instant: Instant, offset: Int) -> Day {
        let number = Self.local(instant, offset).day
        return days[number] ?? Day(number, locale)
    }

    /// Writes "10:30 – 11:30". Where the end is on a later day, that is named; where the clock was changed between, both have their offset.
    func times(_ times: SessionTimes, in zone: ZoneOffsets) -> String {
        let (first, last) = (zone.offset(at: times.startsAt), zone.offset(at: times.endsAt))
        var start = clockTime(times.startsAt, offset: first)
        var end = clockTime(times.endsAt, offset: last)
        if first != last {
            start += " \(Self.offsetName(first))"
            end += " \(Self.offsetName(last))"
        }
        let days = Self.local(times.endsAt, last).day - Self.local(times.startsAt, first).day
        if days != 0 {
            let date = day(times.endsAt, offset: last)
            // Within a week the weekday says which.
            end = laterDayPattern.filled(["day": days < 7 ? date.weekday : date.full, "time": end])
        }
        return rangePattern.filled(["start": start, "end": end])
    }

    /// Writes "Monday, 23 November 2026, 10:30 – 11:30 (Berlin, UTC+1)".
    func whole(_ date: String, _ times: String, zone: String) -> String {
        wholePattern.filled(["date": date, "times": times, "zone": zone])
    }

    /// Writes when something was to be before: "17:00", on another day "Mon 23 Nov, 17:00"; of what begins as before "17:00 – 18:00".
    func before(_ told: Told, now: SessionTimes, in zone: ZoneOffsets) -> String {
        let (start, end) = (told.startsAt.inFourDigits, told.endsAt.inFourDigits)
        guard start != now.startsAt else {
            return times(SessionTimes(startsAt: start, endsAt: end, isCancelled: false, now: start), in: zone)
        }
        let time = time(start, in: zone)
        let day = day(start, offset: zone.offset(at: start))
        let today = self.day(now.startsAt, offset: zone.offset(at: now.startsAt))
        if day.full == today.full { return time }
        return siteDatePattern.filled(["date": day.year == today.year ? day.short : day.full, "times": time])
    }

    /// The parts of a date in the order in which they stand in a block: "Mon", "23", "Nov".
    func block(_ day: Day) -> [DateBlockPart] {
        blockPattern.names.map { name in
            switch name {
            case "weekday": DateBlockPart(text: day.weekday, isDay: false)
            case "day": DateBlockPart(text: day.number, isDay: true)
            default: DateBlockPart(text: day.month, isDay: false)
            }
        }
    }

    /// Writes "10:30".
    func time(_ instant: Instant, in zone: ZoneOffsets) -> String { clockTime(instant, offset: zone.offset(at: instant)) }

    /// Writes "Berlin, UTC+1"; a zone without a city is its offset alone.
    func zoneName(_ zone: ZoneOffsets, offset: Int) -> String {
        guard let city = cities[zone] else { return Self.offsetName(offset) }
        return zonePattern.filled(["city": city, "offset": Self.offsetName(offset)])
    }

    /// - `date`: where it is another day there.
    func siteTimes(_ times: String, on date: Day?, zone: String) -> String {
        let times = date.map { siteDatePattern.filled(["date": $0.full, "times": times]) } ?? times
        return siteTimesPattern.filled(["times": times, "zone": zone])
    }

    /// Writes "UTC+1", "UTC-3:30".
    static func offsetName(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        let rest = minutes % 60
        return "UTC\(offset < 0 ? "-" : "+")\(minutes / 60)\(rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")"
    }

    private func clockTime(_ instant: Instant, offset: Int) -> String {
        clock[Self.local(instant, offset).minute]
    }

    /// Splits an instant into days since 1970 and minutes of the day, as a clock `offset` seconds east of UTC shows it.
    private static func local(_ instant: Instant, _ offset: Int) -> (day: Int64, minute: Int) {
        let seconds = instant.local(offset)
        // West of Greenwich the first hours of 1970 are a day of 1969: rounded down, not towards zero.
        let day = (seconds < 0 ? seconds - 86_399 : seconds) / 86_400
        return (day, Int(seconds - day * 86_400) / 60)
    }
}
