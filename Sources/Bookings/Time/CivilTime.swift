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
        let (sum, overflows) = instant.seconds.addingReportingOverflow(Int64(offset))
        let local = min(max(overflows ? instant.seconds : sum, Self.firstSecond), Self.lastSecond)
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

    /// 0000-01-01T00:00:00Z.
    private static let firstSecond: Int64 = -62_167_219_200
    /// 9999-12-31T23:59:59Z.
    private static let lastSecond: Int64 = 253_402_300_799

    public func isSameDay(as other: CivilTime) -> Bool {
        day == other.day && month == other.month && year == other.year
    }
}

extension Int64 {
    func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
