/// Shows an instant as the calendar and the clock of one offset: proleptic Gregorian, no leap seconds.
///
/// The years are those that four digits write, 0000 to 9999; an instant before or after them shows as the first or the last of their
/// seconds.
public struct CivilTime: Hashable, Sendable {
    public let year: Int
    /// 1 ... 12.
    public let month: Int
    /// 1 ... 31.
    public let day: Int
    /// 0 is Monday.
    public let weekday: Int
    public let hour: Int
    public let minute: Int
    public let second: Int

    /// - `offset`: seconds east of UTC.
    public init(_ instant: Instant, offset: Int = 0) {
        let local = instant.local(offset)
        let days = local.floorDivided(by: 86_400)
        let rest = Int(local - days * 86_400)
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
        weekday = Int((days + 3) - (days + 3).floorDivided(by: 7) * 7)
        // Howard Hinnant's civil_from_days: eras of 400 years that start in March.
        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * marchMonth + 2) / 5 + 1)
        month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
        year = Int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))
    }

    /// Counts the days from 1970-01-01 to a date; before it they are negative.
    package static func days(year: Int, month: Int, day: Int) -> Int64 {
        // Howard Hinnant's days_from_civil.
        let marchYear = Int64(month <= 2 ? year - 1 : year)
        let era = marchYear.floorDivided(by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public func isSameDay(as other: CivilTime) -> Bool {
        day == other.day && month == other.month && year == other.year
    }
}

extension Instant {
    /// 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
    static let civilSeconds: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

    /// Counts the seconds from 1970 on that a clock `offset` seconds east of UTC shows, within the years 0000 to 9999.
    package func local(_ offset: Int) -> Int64 {
        let (sum, overflows) = seconds.addingReportingOverflow(Int64(offset))
        return min(max(overflows ? seconds : sum, Self.civilSeconds.lowerBound), Self.civilSeconds.upperBound)
    }
}

extension Int64 {
    func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
