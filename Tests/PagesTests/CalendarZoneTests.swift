import Bookings
import Foundation
import TestKit
import Testing
import ZoneFiles

@testable import Pages

/// Time zones as calendars have them.
@Suite struct CalendarZoneTests {
    private static let day: Int64 = 86_400

    private static func text(_ zone: ZoneOffsets, sites span: ClosedRange<Instant>, covering: ClosedRange<Instant>?) -> [Substring] {
        var text = CalendarText()
        CalendarZone(zone, span: span).add(covering: covering, to: &text)
        return String(decoding: text.finished(), as: UTF8.self).split(separator: "\r\n")
    }

    @Test func `a summer's day in Berlin has the winters before and after it`() throws {
        let berlin = try #require(ZoneFolder().zones.zone("Europe/Berlin"))
        let day = Instant(seconds: 1_815_465_600)...Instant(seconds: 1_815_465_600 + 3600)
        #expect(
            Self.text(berlin, sites: day, covering: day) == [
                "BEGIN:VTIMEZONE", "TZID:Europe/Berlin",
                "BEGIN:DAYLIGHT", "DTSTART:20260329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
                "BEGIN:STANDARD", "DTSTART:20261025T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
                "BEGIN:DAYLIGHT", "DTSTART:20270328T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
                "BEGIN:STANDARD", "DTSTART:20271031T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
                "BEGIN:DAYLIGHT", "DTSTART:20280326T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
                "END:VTIMEZONE",
            ])
    }

    @Test func `in every zone, every month has a STANDARD and all changes of a year to either side`() throws {
        let zones = ZoneFolder().zones
        let names = try FileManager.default.subpathsOfDirectory(atPath: ZoneFolder.systemPath).filter { zones.zone($0) != nil }
        #expect(names.count > 400)
        let all = Instant(seconds: 1_577_836_800)...Instant(seconds: 2_051_222_400)
        for name in names {
            let zone = try #require(zones.zone(name))
            let calendar = CalendarZone(zone, span: all)
            for month in stride(from: all.lowerBound.seconds, to: all.upperBound.seconds, by: Int(61 * Self.day)) {
                let day = Instant(seconds: month)...Instant(seconds: month + 3600)
                var text = CalendarText()
                calendar.add(covering: day, to: &text)
                let lines = String(decoding: text.finished(), as: UTF8.self).split(separator: "\r\n")
                let around = Instant(seconds: month - 365 * Self.day)...Instant(seconds: month + 365 * Self.day)
                #expect(lines.contains("BEGIN:STANDARD"), "\(name) \(month)")
                #expect(lines.count { $0.hasPrefix("DTSTART:") } >= zone.periods(within: around).count, "\(name) \(month)")
            }
        }
    }

    @Test func `times outside 1970 to 2200 are told in UTC, and cost no line`() throws {
        let berlin = try #require(ZoneFolder().zones.zone("Europe/Berlin"))
        let always = Instant.distantPast...Instant.distantFuture
        let zone = CalendarZone(berlin, span: always)
        for (seconds, isTold) in [(-1, false), (0, true), (7_258_118_400, true), (7_258_118_401, false)] as [(Int64, Bool)] {
            #expect(zone.tells(Instant(seconds: seconds)) == isTold)
        }
        #expect(!zone.tells(.distantPast) && !zone.tells(.distantFuture))
        #expect(Self.text(berlin, sites: always, covering: always).count < 5 * 470)
        #expect(Self.text(berlin, sites: always, covering: nil).contains("BEGIN:STANDARD"))
    }

    @Test func `a zone without a change of the clock is one STANDARD, written without the seconds of old`() throws {
        for (name, offset) in [("Etc/GMT+5", "-0500"), ("Asia/Dubai", "+0400"), ("Asia/Kolkata", "+0530")] {
            let zone = try #require(ZoneFolder().zones.zone(name))
            let day = Instant(seconds: 1_815_465_600)...Instant(seconds: 1_815_465_600)
            #expect(
                Self.text(zone, sites: day, covering: day) == [
                    "BEGIN:VTIMEZONE", "TZID:\(name)", "BEGIN:STANDARD", "DTSTART:19690101T000000", "TZOFFSETFROM:\(offset)",
                    "TZOFFSETTO:\(offset)", "END:STANDARD", "END:VTIMEZONE",
                ])
        }
    }

    @Test func `zones that have always been UTC need no VTIMEZONE`() throws {
        let zones = ZoneFolder().zones
        for (name, isUTC) in [
            ("UTC", true), ("Etc/UTC", true), ("GMT", true), ("Zulu", true), ("Etc/GMT+1", false), ("Europe/London", false),
        ] {
            let zone = try #require(zones.zone(name))
            #expect(CalendarZone(zone, span: nil).isUTC == isUTC, "\(name)")
        }
    }
}
