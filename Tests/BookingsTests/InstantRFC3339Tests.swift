import Bookings
import Foundation
import TestKit
import Testing

/// Instants as text (RFC 3339).
@Suite struct InstantRFC3339Tests {
    @Test("what is written reads as the same instant, and as Foundation writes it", arguments: [7, 20_261_123] as [UInt64])
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let instant = Instant(seconds: Int64.random(in: 0..<253_402_300_800, using: &random))
            #expect(Instant(rfc3339: instant.rfc3339) == instant, "seed \(seed)")
            #expect(Date(timeIntervalSince1970: TimeInterval(instant.seconds)).formatted(.iso8601) == instant.rfc3339, "seed \(seed)")
        }
    }

    @Test(
        "an instant reads in every form that RFC 3339 allows",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("9999-12-31T23:59:59Z", 253_402_300_799), ("2026-11-23T09:30:00Z", 1_795_426_200),
            ("2026-11-23t09:30:00z", 1_795_426_200), ("2026-11-23 09:30:00Z", 1_795_426_200), ("2026-11-23T09:30:00.999Z", 1_795_426_200),
            ("2026-11-23T10:30:00+01:00", 1_795_426_200), ("2026-11-22T23:30:00-10:00", 1_795_426_200),
            ("2026-11-23T15:15:00+05:45", 1_795_426_200), ("2026-11-23T09:30:00-00:00", 1_795_426_200),
            ("2024-02-29T00:00:00Z", 1_709_164_800), ("2000-02-29T00:00:00Z", 951_782_400), ("1969-12-31T23:59:59Z", -1),
            ("0000-01-01T00:00:00Z", -62_167_219_200),
        ] as [(String, Int64)])
    func reads(text: String, seconds: Int64) {
        #expect(Instant(rfc3339: text) == Instant(seconds: seconds))
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "now", "2026-11-23", "2026-11-23T09:30:00", "2026-11-23T09:30Z", "2026-11-23T09:30:00+01", "2026-11-23T09:30:00+0100",
            "2026-11-23T09:30:00+24:00", "2026-11-23T09:30:00+01:60", "2026-11-23T24:00:00Z", "2026-11-23T09:60:00Z",
            "2026-11-23T09:30:60Z",
            "2026-00-10T00:00:00Z", "2026-13-10T00:00:00Z", "2026-11-00T00:00:00Z", "2026-11-31T00:00:00Z", "2026-02-29T00:00:00Z",
            "2100-02-29T00:00:00Z", "2026-11-32T00:00:00Z", "26-11-23T09:30:00Z", "+2026-11-23T09:30:00Z", "2026-1-23T09:30:00Z",
            "2026-11-23T09:30:00.Z", "2026-11-23T09:30:00Z ", " 2026-11-23T09:30:00Z", "2026-11-23T09:30:00ZZ", "2026/11/23T09:30:00Z",
            "2026-11-23T09:30:00Z\0", "２026-11-23T09:30:00Z", "1795426200",
        ])
    func refuses(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }
}
