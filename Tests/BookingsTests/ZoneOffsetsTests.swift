import Bookings
import Testing
import ZoneFiles

/// Offsets of time zones at known changes.
@Suite struct ZoneOffsetsTests {
    private func zone(_ identifier: String) throws -> ZoneOffsets { try #require(ZoneFolder().zones.zone(identifier)) }

    @Test func `Berlin springs forward and falls back at 01 00 UTC`() throws {
        let berlin = try zone("Europe/Berlin")
        #expect(berlin.city == "Berlin")
        #expect(berlin.offset(at: Instant(seconds: 1_711_846_799)) == 3600)
        #expect(berlin.offset(at: Instant(seconds: 1_711_846_800)) == 7200)
        #expect(berlin.offset(at: Instant(seconds: 1_729_990_799)) == 7200)
        #expect(berlin.offset(at: Instant(seconds: 1_729_990_800)) == 3600)
    }

    @Test func `the hour before and after the clock is put back is shown twice, and no other`() throws {
        let berlin = try zone("Europe/Berlin")
        // In 2024, and 400 years later, when the calendar is the same.
        for back: Int64 in [1_729_990_800, 1_729_990_800 + 12_622_780_800] {
            for (seconds, isTwice) in [
                (back - 3601, false), (back - 3600, true), (back - 1, true), (back, true), (back + 3599, true), (back + 3600, false),
            ] {
                #expect(berlin.showsTwice(Instant(seconds: seconds)) == isTwice)
            }
        }
        #expect(!berlin.showsTwice(Instant(seconds: 1_711_846_800)))
        #expect(try !zone("UTC").showsTwice(Instant(seconds: 1_729_990_800)))
    }

    @Test(
        "a zone's city is the last part of its name; where that is none, there is none",
        arguments: [
            ("America/Argentina/Buenos_Aires", "Buenos Aires"), ("Asia/Kathmandu", "Kathmandu"), ("Japan", "Japan"),
            ("UTC", nil), ("Etc/UTC", nil), ("Etc/GMT+5", nil), ("Etc/GMT-14", nil), ("GMT0", nil), ("EST5EDT", nil), ("CET", nil),
            ("Zulu", nil),
        ])
    func city(identifier: String, city: String?) throws {
        #expect(try zone(identifier).city == city)
    }

    @Test(
        "half and quarter hours are kept",
        arguments: [("Asia/Kathmandu", 20_700), ("Asia/Kolkata", 19_800), ("Pacific/Chatham", 49_500), ("Pacific/Kiritimati", 50_400)])
    func oddOffsets(identifier: String, offset: Int) throws {
        #expect(try zone(identifier).offset(at: Instant(seconds: 1_704_067_200)) == offset)
    }

    @Test(
        "every instant has an offset", arguments: ["Europe/Berlin", "America/New_York", "Etc/GMT+5", "Africa/Casablanca", "Asia/Kolkata"])
    func total(identifier: String) throws {
        let zone = try zone(identifier)
        for edge: Int64 in [.min, -1 << 53, -1 << 31, -1, 0, 1, 1 << 31, 1 << 53, .max] {
            for seconds in [edge, edge &- 1, edge &+ 1] {
                #expect((-90_000...94_000).contains(zone.offset(at: Instant(seconds: seconds))))
                _ = zone.showsTwice(Instant(seconds: seconds))
                #expect(zone.periods(within: Instant(seconds: seconds)...Instant(seconds: seconds)).count == 1)
            }
        }
        #expect(!zone.periods(within: .distantPast ... .distantFuture).isEmpty)
    }

    @Test func `summer time is when the clock is ahead, also where the law calls winter time the exception`() throws {
        for (name, offset) in [("Europe/Dublin", 3600), ("Europe/Berlin", 7200), ("Australia/Sydney", 39_600)] {
            let periods = try zone(name).periods(within: Instant(seconds: 1_767_225_600)...Instant(seconds: 1_830_297_600))
            #expect(periods.count > 3)
            for period in periods { #expect(period.isSummerTime == (period.offset == offset), "\(name)") }
        }
    }

    @Test(
        "what is no name of the IANA database is no zone",
        arguments: [
            "", "Europe/Nowhere", "GMT+5", "GMT+0100", "PST", "Berlin", "+01:00", "CEST", "../../etc/passwd", "Europe/Berlin ", "Europe/",
            "/", "Europe//Berlin", "\0", "europe/berlin", "EUROPE/BERLIN", "utc", "posix/Europe/Berlin", "right/Europe/Berlin", "localtime",
            "Europe/../UTC", "Europe/Berlin\0", "tzdata.zi", "Factory",
        ])
    func unknown(identifier: String) {
        #expect(ZoneFolder().zones.zone(identifier) == nil)
    }
}
