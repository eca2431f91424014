import Bookings
import Testing
import ZoneFiles

@testable import Pages

/// When a session is, in the reader's zone and the site's (`Sources/Bookings/Bookings.docc/Time.md`).
@Suite struct DateWordsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let start: String
        let end: String
        let zone: String
        let site: String
        /// Date, times, zone, and the time where the site is.
        let words: [String]

        init(_ name: String, _ start: String, _ end: String, in zone: String, site: String, _ words: String...) {
            (testDescription, self.start, self.end, self.zone, self.site, self.words) = (name, start, end, zone, site, words)
        }
    }

    @Test(
        "a session's time reads",
        arguments: [
            Case(
                "in the site's zone", "2026-11-23T09:30:00Z", "2026-11-23T10:30:00Z", in: "Europe/Berlin", site: "Europe/Berlin",
                "Monday, 23 November 2026", "10:30 – 11:30", "Berlin, UTC+1", ""),
            Case(
                "in another zone of the same time", "2026-11-23T09:30:00Z", "2026-11-23T10:30:00Z", in: "Europe/Madrid",
                site: "Europe/Berlin",
                "Monday, 23 November 2026", "10:30 – 11:30", "Madrid, UTC+1", ""),
            Case(
                "in UTC", "2026-11-23T09:30:00Z", "2026-11-23T10:30:00Z", in: "UTC", site: "UTC", "Monday, 23 November 2026",
                "09:30 – 10:30",
                "UTC+0", ""),
            Case(
                "in a zone without a city", "2026-11-23T09:30:00Z", "2026-11-23T10:30:00Z", in: "Etc/GMT+5", site: "Etc/GMT-1",
                "Monday, 23 November 2026", "04:30 – 05:30", "UTC-5", "10:30 – 11:30 UTC+1"),
            Case(
                "in a zone named after its abbreviations", "2026-07-23T09:30:00Z", "2026-07-23T10:30:00Z", in: "EST5EDT", site: "Japan",
                "Thursday, 23 July 2026", "05:30 – 06:30", "UTC-4", "18:30 – 19:30 Japan, UTC+9"),
            Case(
                "in a zone of half hours", "2026-11-23T09:30:00Z", "2026-11-23T10:30:00Z", in: "Asia/Kolkata", site: "Europe/Berlin",
                "Monday, 23 November 2026", "15:00 – 16:00", "Kolkata, UTC+5:30", "10:30 – 11:30 Berlin, UTC+1"),
            Case(
                "in a zone of quarters", "2026-11-23T20:30:00Z", "2026-11-23T21:30:00Z", in: "Asia/Kathmandu", site: "Europe/Berlin",
                "Tuesday, 24 November 2026", "02:15 – 03:15", "Kathmandu, UTC+5:45", "Monday, 23 November 2026, 21:30 – 22:30 Berlin, UTC+1"
            ),
            Case(
                "west of Greenwich, half an hour off", "2026-07-01T02:00:00Z", "2026-07-01T03:00:00Z", in: "America/St_Johns", site: "UTC",
                "Tuesday, 30 June 2026", "23:30 – Wed 00:30", "St Johns, UTC-2:30",
                "Wednesday, 1 July 2026, 02:00 – 03:00 UTC+0"),
            Case(
                "over midnight", "2026-11-23T22:30:00Z", "2026-11-23T23:30:00Z", in: "Europe/Berlin", site: "Europe/Berlin",
                "Monday, 23 November 2026", "23:30 – Tue 00:30", "Berlin, UTC+1", ""),
            Case(
                "over the change to summer time", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", in: "Europe/Berlin",
                site: "Europe/Berlin",
                "Sunday, 29 March 2026", "01:30 UTC+1 – 03:30 UTC+2", "Berlin, UTC+1", ""),
            Case(
                "over the change to winter time, an hour twice", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", in: "Europe/Berlin",
                site: "Europe/Berlin", "Sunday, 25 October 2026", "02:30 UTC+2 – 02:30 UTC+1", "Berlin, UTC+2", ""),
            Case(
                "where only the reader's clock changes within it", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", in: "Europe/Berlin",
                site: "Africa/Lagos", "Sunday, 29 March 2026", "01:30 UTC+1 – 03:30 UTC+2", "Berlin, UTC+1", "01:30 – 02:30 Lagos, UTC+1"),
            Case(
                "on the other side of the date line", "2026-11-23T11:30:00Z", "2026-11-23T12:30:00Z", in: "Pacific/Kiritimati",
                site: "Pacific/Niue",
                "Tuesday, 24 November 2026", "01:30 – 02:30", "Kiritimati, UTC+14", "Monday, 23 November 2026, 00:30 – 01:30 Niue, UTC-11"),
            Case(
                "on the first day that the database can hold", "1970-01-01T00:00:00Z", "1970-01-01T01:00:00Z", in: "America/New_York",
                site: "UTC",
                "Wednesday, 31 December 1969", "19:00 – 20:00", "New York, UTC-5", "Thursday, 1 January 1970, 00:00 – 01:00 UTC+0"),
        ])
    func reads(_ example: Case) throws {
        let english = try #require(TemplateFolder.builtIn.first { $0.path == "words/en.yaml" })
        let words = DateWords(
            try Words(language: "en", yaml: String(decoding: english.bytes, as: UTF8.self)),
            locale: WordLocale(language: "en", region: "GB"), sessions: [])
        let times = SessionTimes(
            startsAt: try #require(Instant(rfc3339: example.start)), endsAt: try #require(Instant(rfc3339: example.end)),
            isCancelled: false, now: Instant(seconds: 0))
        let zones = ZoneFolder().zones
        let when = When(
            times, in: try #require(zones.zone(example.zone)),
            site: try #require(zones.zone(example.site)), words: words)
        #expect([when.day.full, when.times, when.zone, when.siteTimes] == example.words)
    }
}
