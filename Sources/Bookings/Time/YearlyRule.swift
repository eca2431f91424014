/// How clocks are changed every year, or never: what POSIX writes as `CET-1CEST,M3.5.0,M10.5.0/3`.
public struct YearlyRule: Hashable, Sendable {
    let standard: ZoneRules.Clock
    private let daylight: Daylight?

    private struct Daylight: Hashable {
        let clock: ZoneRules.Clock
        let start: Moment
        let end: Moment
    }

    /// A moment that comes every year.
    fileprivate struct Moment: Hashable {
        enum Day: Hashable {
            /// 1 ... 365; 29 February is not counted.
            case withoutLeapDay(Int)
            /// 0 ... 365.
            case ofYear(Int)
            /// The first to fourth, or the last (5), of a weekday in a month; 0 is Sunday.
            case weekday(Int, week: Int, month: Int)
        }

        let day: Day
        /// Seconds from midnight on; may lie days before or after.
        let time: Int
    }

    /// All changes of these years, in order. None where clocks are never changed.
    func changes(inYears years: ClosedRange<Int>) -> [ZoneRules.Change] {
        guard let daylight else { return [] }
        return years.flatMap { year in
            // Each by the clock in force until then.
            [
                ZoneRules.Change(
                    at: Instant(seconds: daylight.start.seconds(in: year) - Int64(standard.offset)), daylight.clock),
                ZoneRules.Change(at: Instant(seconds: daylight.end.seconds(in: year) - Int64(daylight.clock.offset)), standard),
            ]
        }
        // Daylight saving time that ends when it begins has no end (RFC 9636 3.3.1).
        .sorted { ($0.at, $0.clock.isDaylight ? 1 : 0) < ($1.at, $1.clock.isDaylight ? 1 : 0) }
    }

    /// Reads the value of POSIX's variable TZ, with the hours that RFC 9636 3.3.1 allows beside; nil for anything else. Daylight saving time
    /// without its days is not taken: POSIX does not say when it is.
    public init?(posix text: some Sequence<UInt8>) {
        var reader = Reader(Array(text))
        guard reader.name(), let west = reader.duration(hours: 0...24) else { return nil }
        standard = ZoneRules.Clock(offset: -west, isDaylight: false)
        if reader.isAtEnd {
            daylight = nil
            return
        }
        guard reader.name() else { return nil }
        var offset = 3600 - west
        if !reader.isAt(",") {
            guard let west = reader.duration(hours: 0...24) else { return nil }
            offset = -west
        }
        guard reader.take(","), let start = reader.moment(), reader.take(","), let end = reader.moment(), reader.isAtEnd else { return nil }
        daylight = Daylight(clock: ZoneRules.Clock(offset: offset, isDaylight: true), start: start, end: end)
    }
}

extension YearlyRule.Moment {
    /// Seconds from 1970-01-01T00:00:00 on, by the clock that the moment is told by.
    func seconds(in year: Int) -> Int64 {
        let newYear = CivilTime.days(year: year, month: 1, day: 1)
        let days: Int64
        switch day {
        case .withoutLeapDay(let number):
            let isLeap = CivilTime.days(year: year + 1, month: 1, day: 1) - newYear == 366
            days = newYear + Int64(number - 1) + (isLeap && number >= 60 ? 1 : 0)
        case .ofYear(let number):
            days = newYear + Int64(number)
        case .weekday(let weekday, let week, let month):
            let first = CivilTime.days(year: year, month: month, day: 1)
            let next = month == 12 ? CivilTime.days(year: year + 1, month: 1, day: 1) : CivilTime.days(year: year, month: month + 1, day: 1)
            // 1 January 1970 was a Thursday.
            let lead = Int64(weekday) - (first + 4) + (first + 4).floorDivided(by: 7) * 7
            let day = first + (lead < 0 ? lead + 7 : lead) + Int64(week - 1) * 7
            days = day < next ? day : day - 7
        }
        return days * 86_400 + Int64(time)
    }
}

/// Reads the parts of a rule, one after the other.
private struct Reader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    func isAt(_ scalar: Unicode.Scalar) -> Bool { position < bytes.count && bytes[position] == UInt8(ascii: scalar) }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard isAt(scalar) else { return false }
        position += 1
        return true
    }

    /// Passes over an abbreviation, which nothing here shows: three letters or more, or anything that a number may hold, in `<` and `>`.
    mutating func name() -> Bool {
        let isQuoted = take("<")
        let start = position
        while position < bytes.count, Self.isLetter(bytes[position]) || isQuoted && Self.isOfNumber(bytes[position]) { position += 1 }
        return position - start >= 3 && (!isQuoted || take(">"))
    }

    /// `-3:30`, in seconds.
    mutating func duration(hours allowed: ClosedRange<Int>) -> Int? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard let hours = number(allowed) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where take(":") {
            guard let number = number(0...59) else { return nil }
            seconds += number * unit
        }
        return isNegative ? -seconds : seconds
    }

    mutating func moment() -> YearlyRule.Moment? {
        let day: YearlyRule.Moment.Day
        if take("M") {
            guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6) else {
                return nil
            }
            day = .weekday(weekday, week: week, month: month)
        } else if take("J") {
            guard let number = number(1...365) else { return nil }
            day = .withoutLeapDay(number)
        } else {
            guard let number = number(0...365) else { return nil }
            day = .ofYear(number)
        }
        guard take("/") else { return YearlyRule.Moment(day: day, time: 7200) }
        return duration(hours: 0...167).map { YearlyRule.Moment(day: day, time: $0) }
    }

    private mutating func number(_ allowed: ClosedRange<Int>) -> Int? {
        var number: Int?
        while position < bytes.count, (48...57).contains(bytes[position]), number ?? 0 <= allowed.upperBound {
            number = (number ?? 0) * 10 + Int(bytes[position] - 48)
            position += 1
        }
        return number.flatMap { allowed.contains($0) ? $0 : nil }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
    private static func isOfNumber(_ byte: UInt8) -> Bool { (48...57).contains(byte) || byte == 43 || byte == 45 }
}
