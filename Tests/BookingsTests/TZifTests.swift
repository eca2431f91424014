import Bookings
import Foundation
import TestKit
import Testing
import ZoneFiles

/// Files of time zones (RFC 9636), whole and broken.
@Suite struct TZifTests {
    private static let berlin = [UInt8](FileManager.default.contents(atPath: ZoneFolder.systemPath + "/Europe/Berlin") ?? Data())

    /// A file of version 2 and up as `zic -b slim` makes it: nothing in the half for old readers.
    private static func file(
        version: UInt8 = UInt8(ascii: "2"), times: [Int64] = [], kinds: [UInt8] = [],
        clocks: [(offset: Int32, isDaylight: UInt8)] = [(0, 0)],
        footer: String = ""
    ) -> [UInt8] {
        func big(_ number: some FixedWidthInteger) -> [UInt8] {
            unsafe withUnsafeBytes(of: number.bigEndian) { unsafe Array($0) }
        }
        func header(_ times: Int, _ clocks: Int, _ letters: Int) -> [UInt8] {
            Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
                + [0, 0, 0, times, clocks, letters].flatMap { big(UInt32($0)) }
        }
        let body =
            times.flatMap { big($0) } + kinds + clocks.flatMap { big($0.offset) + [$0.isDaylight, 0] } + Array("LMT\0".utf8)
        return header(0, 1, 1) + [0, 0, 0, 0, 0, 0, 0] + header(times.count, clocks.count, 4) + body + Array("\n\(footer)\n".utf8)
    }

    private static func offset(_ bytes: [UInt8], _ time: String) throws -> Int {
        try ZoneRules(tzif: bytes).offset(at: #require(Instant(rfc3339: time)))
    }

    @Test func `without a transition the rule holds always, before 1970 and after 2400 too`() throws {
        let zone = Self.file(footer: "EST5EDT,M3.2.0,M11.1.0")
        for year in ["0001", "1900", "1970", "2026", "2399", "2400", "9998"] {
            #expect(try Self.offset(zone, "\(year)-07-01T00:00:00Z") == -4 * 3600, "\(year)")
            #expect(try Self.offset(zone, "\(year)-12-31T00:00:00Z") == -5 * 3600, "\(year)")
        }
    }

    @Test(
        "rules of RFC 9636 and of POSIX",
        arguments: [
            ("HST10", "2030-07-01T00:00:00Z", -36_000), ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2030-01-01T00:00:00Z", 39_600),
            // A whole year of daylight saving time.
            ("XXX3EDT4,0/0,J365/23", "2030-01-01T03:00:00Z", -14_400), ("XXX3EDT4,0/0,J365/23", "2030-12-31T23:59:59Z", -14_400),
            ("EST5EDT,0/0,J365/25", "2031-01-01T04:59:59Z", -14_400), ("EST5EDT,0/0,J365/25", "2031-01-01T05:00:00Z", -14_400),
            // Days before and after midnight: Greenland, Gaza.
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2030-03-31T00:59:59Z", -7200),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2030-03-31T01:00:00Z", -3600),
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2030-03-29T23:59:59Z", 7200),
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2030-03-30T00:00:00Z", 10_800),
            // Leap years: J60 is 1 March in each, 59 is 29 February in one.
            ("AAA0BBB,J60/0,J300/0", "2028-02-29T23:59:59Z", 0), ("AAA0BBB,J60/0,J300/0", "2028-03-01T00:00:00Z", 3600),
            ("AAA0BBB,59/0,300/0", "2028-02-29T00:00:00Z", 3600), ("AAA0BBB,59/0,300/0", "2027-02-28T23:59:59Z", 0),
            // Ireland's winter.
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2030-01-01T00:00:00Z", 0), ("IST-1GMT0,M10.5.0,M3.5.0/1", "2030-07-01T00:00:00Z", 3600),
        ])
    func rules(rule: String, time: String, offset: Int) throws {
        #expect(try Self.offset(Self.file(footer: rule), time) == offset)
    }

    @Test(
        "what is no rule is not taken",
        arguments: [
            "E5", "EST", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0",
            "EST5EDT,J0,J1", "EST5EDT,J366,J1", "EST5EDT,366,1", "EST5EDT,M3.2.0/168,M11.1.0", "EST25", "EST5:60", "<EST5",
            "EST5EDT,M3.2.0,M11.1.0 ",
            ":Europe/Berlin", "EST5EDT,M3.2.0,M11.1.0,", "99999999999999999999", "EST99999999999999999999", "É5",
        ])
    func noRules(rule: String) {
        #expect(throws: TZifFlaw.footer(rule)) { try ZoneRules(tzif: Self.file(footer: rule)) }
    }

    @Test func `after its last change a file without a rule changes nothing more`() throws {
        let zone = Self.file(times: [0, 1_000_000_000], kinds: [1, 0], clocks: [(3600, 0), (7200, 1)])
        #expect(try Self.offset(zone, "1969-12-31T23:59:59Z") == 3600)
        #expect(try Self.offset(zone, "1970-01-01T00:00:00Z") == 7200)
        #expect(try Self.offset(zone, "9999-12-31T23:59:59Z") == 3600)
    }

    @Test func `a rule counts from the last transition, also from one that changes nothing`() throws {
        // Greenland went to two hours behind UTC in March 2023 and stayed so that summer.
        let zone = Self.file(
            times: [1_679_792_400, 1_698_541_200], kinds: [1, 1], clocks: [(-10_800, 0), (-7200, 0)],
            footer: "<-02>2<-01>,M3.5.0/-1,M10.5.0/0")
        for (time, offset) in [
            ("2023-03-26T00:59:59Z", -10_800), ("2023-07-01T00:00:00Z", -7200), ("2024-01-01T00:00:00Z", -7200),
            ("2024-07-01T00:00:00Z", -3600),
        ] {
            #expect(try Self.offset(zone, time) == offset, "\(time)")
        }
    }

    @Test func `transitions at the ends of time are no trouble`() throws {
        let zone = Self.file(times: [.min, -1 << 59, 0, 1 << 59, .max], kinds: [1, 0, 1, 0, 1], clocks: [(3600, 0), (7200, 1)])
        #expect(try Self.offset(zone, "0001-01-01T00:00:00Z") == 3600)
        #expect(try Self.offset(zone, "2026-01-01T00:00:00Z") == 7200)
    }

    @Test func `a file that counts leap seconds tells the same times`() throws {
        let right = try #require(FileManager.default.contents(atPath: ZoneFolder.systemPath + "/right/Europe/Berlin"), "install tzdata")
        let (counting, plain) = (try ZoneRules(tzif: Array(right)), try ZoneRules(tzif: Self.berlin))
        // As long as leap seconds were known when the file was made: until 2026 at least.
        for period in plain.periods(within: Instant(seconds: 0)...Instant(seconds: 1_767_225_600)) {
            for seconds in [-1, 0, 1] {
                let instant = Instant(seconds: (period.start?.seconds ?? 0) + Int64(seconds))
                #expect(counting.offset(at: instant) == plain.offset(at: instant), "\(instant.rfc3339)")
            }
        }
    }

    @Test func `each flaw is told`() {
        let flaws: [(TZifFlaw, [UInt8])] = [
            (.notTZif, []), (.notTZif, Array("TZi".utf8)), (.notTZif, Array("PNG\0 and so on, for more than forty-four bytes".utf8)),
            (.tooShort(bytes: 4), Array("TZif".utf8)), (.version(49), Self.file(version: UInt8(ascii: "1"))),
            (.noClock, Self.file(clocks: [])), (.kind(2, of: 1), Self.file(times: [0], kinds: [2])),
            (.order, Self.file(times: [5, 5], kinds: [0, 0])), (.order, Self.file(times: [5, 4], kinds: [0, 0])),
            (.offset(93_600), Self.file(clocks: [(93_600, 0)])), (.offset(Int(Int32.min)), Self.file(clocks: [(.min, 0)])),
            (.daylight(2), Self.file(clocks: [(0, 2)])),
        ]
        for (flaw, bytes) in flaws { #expect(throws: flaw) { try ZoneRules(tzif: bytes) } }
    }

    @Test func `a file that is cut off anywhere is told`() {
        #expect(Self.berlin.count > 700)
        for count in Self.berlin.indices { #expect(throws: TZifFlaw.self) { try ZoneRules(tzif: Array(Self.berlin.prefix(count))) } }
    }

    @Test func `a file with any byte changed gives total rules or a flaw`() throws {
        let seed: UInt64 = 9636
        var random = SeededGenerator(seed: seed)
        let slim = Self.file(
            times: [0, 1_000_000_000], kinds: [1, 0], clocks: [(3600, 0), (7200, 1)], footer: "CET-1CEST,M3.5.0,M10.5.0/3")
        for file in [Self.berlin, slim] {
            for place in file.indices {
                var changed = file
                changed[place] = UInt8.random(in: .min ... .max, using: &random)
                guard let rules = try? ZoneRules(tzif: changed) else { continue }
                for edge: Int64 in [.min, -1, 1_800_000_000, 1 << 34, .max] {
                    #expect((-89_999...93_599).contains(rules.offset(at: Instant(seconds: edge))), "seed \(seed), byte \(place)")
                    _ = rules.showsTwice(Instant(seconds: edge))
                }
            }
        }
    }
}
