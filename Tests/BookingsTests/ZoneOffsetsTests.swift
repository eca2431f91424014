import Bookings
import TestKit
import Testing

/// Offsets of time zones, against Python's `zoneinfo` and at known changes.
@Suite struct ZoneOffsetsTests {
    /// 2024-01-01 to 2031-01-01, UTC.
    private static let span = Instant(seconds: 1_704_067_200)...Instant(seconds: 1_924_992_000)

    private func zone(_ identifier: String) throws -> ZoneOffsets {
        try #require(ZoneOffsets(identifier: identifier, span: Self.span))
    }

    @Test func `one second before, at and after every gap and overlap 2024 to 2030 the offset is Python's`() throws {
        let theirs = try PythonZone.all()
        #expect(theirs.count > 400, "Python finds too few time zones: install `tzdata`")
        var unknown: Set<String> = []
        var differing: Set<String> = []
        for python in theirs {
            guard let zone = ZoneOffsets(identifier: python.name, span: Self.span) else {
                unknown.insert(python.name)
                continue
            }
            let aroundChanges = python.changes.flatMap { [$0.at - 1, $0.at, $0.at + 1] }
            let weekly = stride(from: Self.span.lowerBound.seconds, to: Self.span.upperBound.seconds, by: 604_800)
            for seconds in aroundChanges + weekly where zone.offset(at: Instant(seconds: seconds)) != python.offset(at: seconds) {
                differing.insert(python.name)
            }
        }
        // A zone named here is one that tzdata and Swift's own data tell differently: compare their versions before anything else.
        #expect(unknown == [])
        #expect(differing == [])
    }

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
        let back: Int64 = 1_729_990_800
        for (seconds, isTwice) in [
            (back - 3601, false), (back - 3600, true), (back - 1, true), (back, true), (back + 3599, true), (back + 3600, false),
        ] {
            #expect(berlin.showsTwice(Instant(seconds: seconds)) == isTwice)
        }
        #expect(!berlin.showsTwice(Instant(seconds: 1_711_846_800)))
        #expect(try !zone("UTC").showsTwice(Instant(seconds: back)))
    }

    @Test(
        "a zone's city is the last part of its name",
        arguments: [("America/Argentina/Buenos_Aires", "Buenos Aires"), ("UTC", "UTC"), ("Asia/Kathmandu", "Kathmandu")])
    func city(identifier: String, city: String) throws {
        #expect(try zone(identifier).city == city)
    }

    @Test(
        "half and quarter hours are kept",
        arguments: [("Asia/Kathmandu", 20_700), ("Asia/Kolkata", 19_800), ("Pacific/Chatham", 49_500), ("Pacific/Kiritimati", 50_400)])
    func oddOffsets(identifier: String, offset: Int) throws {
        #expect(try zone(identifier).offset(at: Self.span.lowerBound) == offset)
    }

    @Test(
        "what is no name of the IANA database is no zone",
        arguments: [
            "", "Europe/Nowhere", "GMT+5", "GMT+0100", "PST", "Berlin", "+01:00", "CEST", "../../etc/passwd", "Europe/Berlin ", "Europe/",
            "/", "Europe//Berlin", "\0", "europe/berlin", "EUROPE/BERLIN", "utc",
        ])
    func unknown(identifier: String) {
        #expect(ZoneOffsets(identifier: identifier, span: Self.span) == nil)
    }
}

/// A zone's offsets as Python's `zoneinfo` has them from 2024 to 2030.
private struct PythonZone: Decodable {
    struct Change: Decodable {
        let at: Int64
        let offset: Int
    }

    let name: String
    let first: Int
    let changes: [Change]

    func offset(at seconds: Int64) -> Int {
        changes.last { $0.at <= seconds }?.offset ?? first
    }

    /// Looks once a week for another offset and then for its second: no zone changes twice in a week in these years.
    private static let script = """
        import datetime, json, zoneinfo
        utc = datetime.timezone.utc
        start, end, week = 1704067200, 1924992000, 604800
        def offset(zone, second):
            return int(datetime.datetime.fromtimestamp(second, utc).astimezone(zone).utcoffset().total_seconds())
        def changes(zone):
            before = start
            for after in range(start + week, end + week, week):
                if offset(zone, after) != offset(zone, before):
                    low, high = before, after
                    while high - low > 1:
                        middle = (low + high) // 2
                        low, high = (middle, high) if offset(zone, middle) == offset(zone, low) else (low, middle)
                    yield {"at": high, "offset": offset(zone, high)}
                before = after
        names = sorted(n for n in zoneinfo.available_timezones() if not n.startswith(("posix/", "right/")) and n not in ("localtime", "Factory"))
        zones = {n: zoneinfo.ZoneInfo(n) for n in names}
        print(json.dumps([{"name": n, "first": offset(z, start), "changes": list(changes(z))} for n, z in zones.items()]))
        """

    static func all() throws -> [PythonZone] {
        try Script(text: script, by: .system).answer([PythonZone].self)
    }
}
