import BusinessKit
import Foundation
import Testing

/// Every link of a random world is unique, so every byte of the output can be asked whose link it holds.
@Suite struct CanaryTests {
    @Test("a link is where the rules let it be, and nowhere else", arguments: [20_261_123, 7, 77_777] as [UInt64])
    func noForbiddenNoMissing(seed: UInt64) throws {
        let world = CanaryWorld(seed: seed)
        let studio = try Business(world.sql)
        let build = try studio.joinery("build")
        try #require(build.exit == 0, "\(build.errors)")
        let expected = try Expectation(world, pages: studio.pages())

        var forbidden: [String] = []
        var missing: [String] = []
        for (file, bytes) in try studio.everyFileOfOutput() {
            let allowed = expected.words[file] ?? []
            let found = DecodedText(bytes).canaries
            forbidden += found.subtracting(allowed).map { "\(file): \($0)" }
            missing += allowed.subtracting(found).map { "\(file): \($0)" }
        }
        #expect(forbidden == [])
        #expect(missing == [])
        // The test itself must have had something to look for, shown and not.
        let shown = Set(expected.words.values.flatMap(\.self))
        #expect(shown.count > 60 && shown.count * 2 < world.sql.components(separatedBy: CanaryMaker.prefix).count)

        let check = try studio.joinery("check", "--format", "json")
        for said in [build.output, build.errors, check.output, check.errors] { #expect(DecodedText(Array(said.utf8)).canaries == []) }
    }

    @Test("each entry tells state, reason and time as the rules have them", arguments: [20_261_123, 7] as [UInt64])
    func hooksTellTheRules(seed: UInt64) throws {
        let world = CanaryWorld(seed: seed)
        let studio = try Business(world.sql)
        try #require(try studio.joinery("build").exit == 0)
        let expected = try Expectation(world, pages: studio.pages())
        for site in world.sites {
            let read = try ReadPage.all(of: "\(studio.path)/output/\(site.id)")
            for (path, page) in read where page.page != "index" && page.page != "404" {
                let entries = page.entries.map { "\($0.start) \($0.state) \($0.reason) \($0.when ?? "-") \($0.password ?? "-")" }
                #expect(entries.sorted() == expected.entries["\(site.id)/\(path)"]?.sorted(), "\(site.id)/\(path)")
            }
        }
    }
}

/// What the plain rules say of every file: by `site/path`.
private struct Expectation {
    var words: [String: Set<String>] = [:]
    var entries: [String: [String]] = [:]

    init(_ world: CanaryWorld, pages: [ListedPage]) throws {
        let rules = PlainRules(world: world)
        for page in pages {
            let shown: [PlainRules.Answer]
            switch page.kind {
            case "my-bookings":
                let booked = rules.booked(by: Int(page.id ?? 0))
                shown = booked.map { rules.answer($0.session, booking: $0.status) }
                entries["\(page.site)/\(page.path)"] = zip(booked, shown).map { booked, answer in
                    Self.entry(booked.session, answer, rules.isUpcoming(booked.session, booking: booked.status) ? "upcoming" : "past")
                }
            case "join":
                let session = try #require(world.sessions.first { $0.id == Int(page.id ?? 0) })
                shown = [rules.answer(session, booking: nil)]
                entries["\(page.site)/\(page.path)"] = [Self.entry(session, shown[0], "-")]
            default:
                shown = []
            }
            let all = Set(shown.compactMap(\.link?.words).flatMap(\.self))
            words["\(page.site)/\(page.path)"] = all
            words["\(page.site)/\(page.path.replacing(".html", with: ".md"))"] = all
            if page.kind == "my-bookings" { words["\(page.site)/\(page.path.replacing(".html", with: ".ics"))"] = all }
        }
    }

    private static func entry(_ session: CanaryWorld.Session, _ answer: PlainRules.Answer, _ when: String) -> String {
        let start = Date(timeIntervalSince1970: TimeInterval(session.start)).formatted(.iso8601)
        return "\(start) \(answer.state) \(answer.reason) \(when) \(answer.link?.password ?? "-")"
    }
}

extension Business {
    /// Every file below `output/`, private ones too; those of the live trees by `site/path`, as visitors know them.
    fileprivate func everyFileOfOutput() throws -> [(file: String, bytes: [UInt8])] {
        let folder = path + "/output/"
        return try FileManager.default.subpathsOfDirectory(atPath: folder).compactMap { name in
            let file = folder + name
            guard try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType == .typeRegular else { return nil }
            let parts = name.split(separator: "/", maxSplits: 2).map(String.init)
            let isLive = try FileManager.default.destinationOfSymbolicLink(atPath: folder + parts[0] + "/current") == parts[1]
            return (isLive ? "\(parts[0])/\(parts[2])" : name, [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))))
        }
    }
}
