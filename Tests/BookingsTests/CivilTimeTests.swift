import Bookings
import Foundation
import TestKit
import Testing

/// The calendar of one offset, against Foundation's.
@Suite struct CivilTimeTests {
    private static let gregorian: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    private func expectAgreement(_ seconds: Int64, offset: Int = 0, _ comment: Comment? = nil) {
        let time = CivilTime(Instant(seconds: seconds), offset: offset)
        let theirs = Self.gregorian.dateComponents(
            [.year, .month, .day, .hour, .minute, .second, .weekday],
            from: Date(timeIntervalSince1970: TimeInterval(seconds + Int64(offset))))
        // Foundation's weekdays begin with Sunday as 1, ours with Monday as 0.
        let ours = DateComponents(
            year: time.year, month: time.month, day: time.day, hour: time.hour, minute: time.minute, second: time.second,
            weekday: (time.weekday + 1) % 7 + 1)
        #expect(ours == theirs, comment)
    }

    @Test("it agrees with Foundation's calendar from 1970 to 9999", arguments: [20_261_123, 42] as [UInt64])
    func sample(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let seconds = Int64.random(in: 0..<253_402_300_800, using: &random)
            expectAgreement(seconds, offset: Int.random(in: -15...14, using: &random) * 1800, "seed \(seed), \(seconds)")
        }
    }

    @Test(
        "it agrees with Foundation's calendar at every border",
        arguments: [
            0, 86_399, 86_400, 951_782_399, 951_782_400, 951_868_800, 978_307_199, 978_307_200, 1_709_164_800, 1_709_251_199, 1_709_251_200,
            4_107_542_399, 4_107_542_400, 13_574_563_200, 253_402_300_799,
        ])
    func borders(seconds: Int64) {
        expectAgreement(seconds)
    }

    @Test func `a day is the same day whatever the hour, and not the same day of another year`() {
        let morning = CivilTime(Instant(seconds: 1_795_478_400))
        #expect(morning.isSameDay(as: CivilTime(Instant(seconds: 1_795_478_400 + 86_399))))
        #expect(!morning.isSameDay(as: CivilTime(Instant(seconds: 1_795_478_400 + 86_400))))
        #expect(!morning.isSameDay(as: CivilTime(Instant(seconds: 1_795_478_400 - 365 * 86_400))))
    }

    @Test func `an instant that four digits cannot date shows as the nearest that they can`() {
        #expect(Instant.distantFuture.rfc3339 == "9999-12-31T23:59:59Z")
        #expect(Instant.distantPast.rfc3339 == "0000-01-01T00:00:00Z")
        #expect(CivilTime(.distantFuture, offset: 50_400).year == 9999)
        #expect(CivilTime(.distantPast, offset: -50_400).year == 0)
    }
}
