import BusinessKit
import Foundation
import TestKit
import Testing

/// Where nothing has changed, a build reads nothing; where anything has, it does.
@Suite struct NothingChangedTests {
    /// A business whose last build has left a record: all that it reads has been as it is for a while.
    private static func settled(_ rows: String = Business.rows) throws -> Business {
        let studio = try Business(rows)
        try studio.build()
        try FileManager.default.createDirectory(atPath: studio.path + "/zones/Europe", withIntermediateDirectories: true)
        for zone in ["Europe/Berlin", "UTC"] {
            try FileManager.default.copyItem(atPath: "/usr/share/zoneinfo/\(zone)", toPath: "\(studio.path)/zones/\(zone)")
        }
        Thread.sleep(forTimeInterval: 3.1)
        try studio.build(in: "zones")
        return studio
    }

    @Test func `an unchanged build opens no database and says the same`() throws {
        let studio = try Self.settled()
        let files = try studio.filesOpened()
        #expect(!files.contains { $0.hasSuffix(".sqlite") }, "\(files)")
        let answer = try studio.joinery("build", environment: ["TZDIR": studio.path + "/zones"])
        try studio.remove("output/studio/private/built")
        #expect(try studio.joinery("build", environment: ["TZDIR": studio.path + "/zones"]) == answer)
        #expect(answer.output.contains("unchanged"))
    }

    @Test func `what was changed within two seconds is read again`() throws {
        let studio = try Business()
        // On a busy machine a build may begin later than that.
        let isNoted = try (1...20).allSatisfy { round in
            if studio.exists("output/studio/private/built") { try studio.remove("output/studio/private/built") }
            try studio.sql("UPDATE member SET first_name = 'Ana \(round)' WHERE id = 1")
            try studio.build(in: nil)
            return studio.exists("output/studio/private/built")
        }
        #expect(!isNoted)
        #expect(try studio.filesOpened(in: nil).contains { $0.hasSuffix("bookings.sqlite") })
    }

    /// Each change, and what brings everything back.
    static let changes: [(name: String, change: @Sendable (Business) throws -> Void)] = [
        ("a row", { try $0.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1") }),
        ("a row in a write-ahead log", { try $0.sql("PRAGMA journal_mode = WAL; UPDATE member SET first_name = 'Zoé' WHERE id = 1") }),
        ("the configuration", { try $0.write("access: login\n", to: "site-data/joinery.yaml") }),
        ("a template", { try $0.write("x", to: "Templates/robots.txt") }),
        ("a page of the owner's", { try $0.write("# Help\n", to: "site-data/pages/help.md") }),
        (
            "a zone",
            {
                try $0.write(
                    try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Asia/Tokyo")).map { $0 }, to: "zones/Europe/Berlin")
            }
        ),
        ("a published file that is gone", { try $0.remove("output/studio/current/m") }),
        ("a mode", { try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: $0.output + "/current/m") }),
        ("a mark", { try $0.write("", to: "output/studio/private/unfinished") }),
        ("another folder of a site", { try $0.write("", to: "output/gone/private/lock") }),
    ]

    @Test("any change is seen at once", arguments: changes.indices)
    func change(index: Int) throws {
        let studio = try Self.settled()
        try Self.changes[index].change(studio)
        #expect(try studio.filesOpened().contains { $0.hasSuffix("bookings.sqlite") }, "\(Self.changes[index].name)")
        // And it was built as it is: rendering everything finds nothing else.
        let all = try studio.joinery("build", "--all", environment: ["TZDIR": studio.path + "/zones"])
        #expect(all.exit == 0 && all.output.contains("studio: unchanged"), "\(Self.changes[index].name): \(all)")
    }

    @Test func `another secret is refused, and another time is another build`() throws {
        let studio = try Self.settled()
        let zones = ["TZDIR": studio.path + "/zones"]
        #expect(
            try studio.joinery("build", environment: zones.merging(["JOINERY_SECRET": "k3v9q0z7w2x8m4n6b1c5d7f9g2h4j6l8"]) { $1 }).exit
                == 4)
        // A session ends at eight the next morning.
        for now in ["2026-11-23T11:59:59Z", "2026-11-24T08:00:00Z"] {
            #expect(try studio.filesOpened(now: now).contains { $0.hasSuffix("bookings.sqlite") }, "\(now)")
        }
    }

    /// Forty moments; two thousand with `THOROUGH=1`.
    @Test("what is committed at any moment of a build is published by the second build after it", arguments: ["DELETE", "WAL"])
    func races(journal: String) throws {
        let studio = try Business()
        try studio.sql("PRAGMA journal_mode = \(journal)")
        try studio.build(in: nil)
        var random = SeededGenerator(seed: 15)
        for round in 1...ManyRounds.count(20, thorough: 1000) {
            let name = "Ana \(round)"
            let build = try Program.joinery.start(["build", "-C", studio.path, "--now", Business.now])
            Thread.sleep(forTimeInterval: Double.random(in: 0...0.25, using: &random))
            try studio.sql("PRAGMA busy_timeout = 10000; UPDATE member SET first_name = '\(name)' WHERE id = 1")
            if random.once(in: 4) { try studio.sql("PRAGMA wal_checkpoint(TRUNCATE)") }
            _ = try build.wait()
            try studio.build(in: nil)
            let page = try #require(try studio.pages().first { $0.kind == "my-bookings" && $0.id == 1 }).path
            #expect(try studio.text("output/studio/current/\(page)").contains(name), "round \(round)")
        }
    }
}

extension Business {
    /// Builds with the zones of a folder of the business, or the system's.
    fileprivate func build(in zones: String?) throws {
        let outcome = try joinery("build", environment: zones.map { ["TZDIR": "\(path)/\($0)"] } ?? [:])
        #expect(outcome.exit == 0, "\(outcome)")
    }

    /// The files that a build opens.
    fileprivate func filesOpened(in zones: String? = "zones", now: String = Business.now) throws -> [String] {
        let log = Scratch.path("strace-\(UUID().uuidString)")
        let environment = zones.map { ["TZDIR": "\(path)/\($0)"] } ?? [:]
        _ = try Program.named("strace").run(
            ["-f", "-qq", "-e", "trace=openat", "-o", log, Program.joinery.path, "build", "-C", path, "--now", now],
            environment: environment)
        return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").compactMap { line in
            line.split(separator: "\"").dropFirst().first.map(String.init)
        }
    }
}
