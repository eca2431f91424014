internal import Bookings
private import Foundation

/// Zones as the toolchain's Foundation had them on the day it was made: for machines without the system's own.
enum ProgramZone {
    /// 1900-01-01 to 2200-01-01.
    private static let span = -2_208_988_800.0...7_258_118_400.0

    static func rules(of name: ZoneName) -> ZoneRules? {
        guard let zone = TimeZone(identifier: name.text) else { return nil }
        func clock(_ date: Date) -> ZoneRules.Clock {
            ZoneRules.Clock(offset: zone.secondsFromGMT(for: date), isDaylight: zone.isDaylightSavingTime(for: date))
        }
        let end = Date(timeIntervalSince1970: span.upperBound)
        var date = Date(timeIntervalSince1970: span.lowerBound)
        let first = clock(date)
        var changes: [ZoneRules.Change] = []
        while let change = zone.nextDaylightSavingTimeTransition(after: date), change > date, change < end {
            changes.append(ZoneRules.Change(at: Instant(seconds: Int64(change.timeIntervalSince1970)), clock(change)))
            date = change
        }
        return ZoneRules(first: first, changes: changes)
    }
}
