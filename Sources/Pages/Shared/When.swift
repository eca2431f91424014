internal import Bookings
internal import Templating

/// When a session is, in the words of one reader.
final class When: TemplateData, Sendable {
    let start: Instant
    let end: Instant
    let day: DateWords.Day
    let block: [DateBlockPart]
    let times: String
    let zone: String
    /// The time where the site is; empty where that is the same.
    let siteTimes: String

    /// Writes a session's time for a reader in `zone` (`Sources/Bookings/Bookings.docc/Time.md`).
    init(_ times: SessionTimes, in zone: ZoneOffsets, site: ZoneOffsets, words: DateWords) {
        let offset = zone.offset(at: times.startsAt)
        let siteOffset = site.offset(at: times.startsAt)
        start = times.startsAt
        end = times.endsAt
        day = words.day(start, offset: offset)
        block = words.block(day)
        self.times = words.times(times, in: zone)
        self.zone = words.zoneName(zone, offset: offset)
        guard offset != siteOffset || zone.offset(at: end) != site.offset(at: end) else {
            siteTimes = ""
            return
        }
        let there = words.times(times, in: site)
        let siteDay = words.day(start, offset: siteOffset)
        siteTimes = words.siteTimes(
            there, on: siteDay.full == day.full ? nil : siteDay, zone: words.zoneName(site, offset: siteOffset))
    }

    static let shape = Shape<When>(
        .text("start") { $0.start.rfc3339 },
        .text("end") { $0.end.rfc3339 },
        .text("date") { $0.day.full },
        .text("day") { $0.day.number },
        .text("weekday") { $0.day.weekday },
        .text("month") { $0.day.month },
        .list("block") { $0.block },
        .text("short") { $0.day.short },
        .text("times") { $0.times },
        .text("zone") { $0.zone },
        .text("siteTimes") { $0.siteTimes })
}
