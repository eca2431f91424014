import Bookings
import Foundation
import TestKit
import Testing
import ZoneFiles

/// Time zones as the system's files have them, against Python's `zoneinfo`, which reads the same files.
@Suite struct ZoneFolderTests {
    /// 1970-01-01 to 2100-01-01, UTC.
    private static let span = Instant(seconds: 0)...Instant(seconds: 4_102_444_799)

    @Test func `every zone of the system changes its clock when Python says, from 1970 to 2100`() throws {
        try expectPythonsChanges(in: ZoneFolder.systemPath)
    }

    @Test func `so it does where files leave the years to come to their rule`() throws {
        let folder = Scratch.folder + "/joinery-zones-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // Debian's files write every change out until 2037.
        let made = try Program.named("zic").run(["-b", "slim", "-d", folder, ZoneFolder.systemPath + "/tzdata.zi"])
        #expect(made.exit == 0, "\(made.errors): `zic` is in Debian's package libc-bin")
        try expectPythonsChanges(in: folder)
    }

    private func expectPythonsChanges(in folder: String) throws {
        let theirs = try Script("Tests/BookingsTests/zones.py", by: .system).answer([PythonZone].self, [folder])
        let zones = ZoneFolder(path: folder).zones
        #expect(theirs.reduce(0) { $0 + $1.names.count } > 400, "too few time zones: install `tzdata`")
        var differing: Set<String> = []
        for python in theirs {
            for name in python.names {
                guard let zone = zones.zone(name) else {
                    differing.insert("\(name) is unknown")
                    continue
                }
                let periods = zone.periods(within: Self.span)
                let changes = zip(periods, periods.dropFirst()).filter { $0.offset != $1.offset }.flatMap { _, period in
                    [period.start.map { Int($0.seconds) } ?? 0, period.offset]
                }
                if periods[0].offset != python.first || changes != python.changes { differing.insert(name) }
                // What is asked for one instant is what the stretches say, at each change and a day to either side.
                for period in periods {
                    for instant in [period.start, period.start?.advanced(86_400), period.end?.advanced(-1), period.end?.advanced(-86_400)] {
                        guard let instant, let there = periods.last(where: { $0.start.map { $0 <= instant } ?? true }) else { continue }
                        if zone.offset(at: instant) != there.offset { differing.insert("\(name) at \(instant.rfc3339)") }
                    }
                }
            }
        }
        #expect(differing == [])
        #expect(zones.findings == [])
    }

    @Test func `a zone without a file, with a broken one, or without a folder is the program's own, and a finding says so`() throws {
        let folder = Scratch.folder + "/joinery-zones-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let none = ZoneFolder(path: folder)
        let july = Instant(seconds: 1_784_000_000)
        #expect(none.data.description == "built in: there are none in the system")
        let zones = none.zones
        #expect(zones.zone("Europe/Berlin")?.offset(at: july) == 7200)
        #expect(zones.zone("Asia/Tokyo")?.offset(at: july) == 32_400)
        #expect(zones.findings.map(\.subject) == [folder])

        try FileManager.default.createDirectory(atPath: "\(folder)/Europe", withIntermediateDirectories: true)
        let utc = try Data(contentsOf: URL(fileURLWithPath: ZoneFolder.systemPath + "/UTC"))
        try utc.write(to: URL(fileURLWithPath: "\(folder)/UTC"))
        try utc.prefix(60).write(to: URL(fileURLWithPath: "\(folder)/Europe/Berlin"))
        let some = ZoneFolder(path: folder)
        let (broken, missing) = (some.zones, some.zones)
        #expect(broken.zone("UTC")?.isUTC == true)
        #expect(broken.zone("Europe/Berlin")?.offset(at: july) == 7200)
        #expect(missing.zone("Europe/Paris")?.offset(at: july) == 7200)
        #expect(broken.zone("Europe/Nowhere") == nil)
        let advice = "install or repair the package `tzdata`, and update it like the rest of the system"
        let own = "so the program's own time zone data is used, which may be out of date"
        #expect(
            broken.findings == [
                Finding(
                    .warning, .timeZoneData, "\(folder)/Europe/Berlin",
                    "is no whole zone file: it ends too early, after 60 bytes, \(own)", advice: advice)
            ])
        #expect(missing.findings == [Finding(.warning, .timeZoneData, "\(folder)/Europe/Paris", "is not there, \(own)", advice: advice)])
        // It says no release, so a digest tells it from any other.
        let digest = some.data.version
        #expect(digest.utf8.count == 12)
        try utc.write(to: URL(fileURLWithPath: "\(folder)/Europe/Berlin"))
        #expect(some.data.version != digest)
        try "2031a\n".write(toFile: "\(folder)/+VERSION", atomically: false, encoding: .utf8)
        #expect(some.data.description == "2031a, from \(folder)")
    }

    @Test func `the program's own zones are those of the system, but for what changed since`() throws {
        let (own, system) = (ZoneFolder(path: "/no/such/folder").zones, ZoneFolder().zones)
        for name in ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Etc/GMT+5", "UTC", "Europe/Dublin"] {
            let (mine, theirs) = (try #require(own.zone(name)), try #require(system.zone(name)))
            for year in 0..<180 {
                let instant = Instant(seconds: Int64(year) * 31_556_952 + 86_400 * 200 * Int64(year % 2))
                #expect(mine.offset(at: instant) == theirs.offset(at: instant), "\(name) \(instant.rfc3339)")
            }
        }
    }

    @Test func `a zone that is a pipe, a folder or too large is not waited for`() throws {
        let folder = Scratch.folder + "/joinery-zones-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: "\(folder)/Europe/Paris", withIntermediateDirectories: true)
        #expect(try Program.named("mkfifo").run(["\(folder)/Europe/Berlin"]).exit == 0)
        #expect(try Program.named("truncate").run(["-s", "1G", "\(folder)/Europe/London"]).exit == 0)
        let zones = ZoneFolder(path: folder).zones
        for name in ["Europe/Berlin", "Europe/Paris", "Europe/London"] { #expect(zones.zone(name) != nil) }
        #expect(zones.findings.count == 3)
    }
}

/// Zones of one content, as `zones.py` prints them.
private struct PythonZone: Decodable {
    let names: [String]
    let first: Int
    /// Instant, offset, instant, offset ...
    let changes: [Int]
}

extension Instant {
    fileprivate func advanced(_ by: Int64) -> Instant { Instant(seconds: seconds + by) }
}
