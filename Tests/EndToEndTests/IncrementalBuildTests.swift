import BusinessKit
import Foundation
import TestKit
import Testing

/// Whatever was edited and built in between, the live tree is what a build into an empty folder makes.
@Suite struct IncrementalBuildTests {
    /// Three series; forty with `THOROUGH=1`.
    @Test(
        "any series of edits, builds, rollbacks and purges ends as a clean build would, byte for byte",
        arguments: 1...ManyRounds.count(3, thorough: 40))
    func incrementalEqualsClean(seed: Int) throws {
        let studio = try Business(Demo.rows)
        var random = SeededGenerator(seed: UInt64(seed))
        var now = Date(timeIntervalSince1970: 1_795_435_200)  // Business.now
        var edits: [String] = []
        try studio.build(at: now)

        for round in 1...10 {
            for _ in 0...Int.random(in: 0...3, using: &random) { edits.append(try RandomEdit(&random).carryOut(on: studio)) }
            if random.once(in: 2) { now += TimeInterval(Int.random(in: 60...200_000, using: &random)) }
            if random.once(in: 6) { try studio.goBack(at: now) }
            if random.once(in: 6) { _ = try studio.joinery("purge", "\(Int.random(in: 1...14, using: &random))", "--yes", now: nil) }
            try studio.build(at: now)

            let clean = try studio.cleanBuild(now: now.formatted(.iso8601))
            let built = try studio.publishedContents()
            #expect(Set(built.keys) == Set(clean.keys))
            for (site, files) in clean {
                let live = (built[site] ?? [:]).withoutAssets(missingIn: files)
                let differing = Set(live.keys).union(files.keys).filter { live[$0] != files[$0] }
                #expect(differing.isEmpty, "seed \(seed), round \(round), \(site), after \(edits)")
            }
            for site in built.keys {
                let pages = try PublishedJoinPages(built[site] ?? [:])
                #expect(pages.leadingAstray == [], "seed \(seed), round \(round), \(site), after \(edits)")
            }
            let all = try studio.joinery("build", "--all", now: now.formatted(.iso8601))
            #expect(all.exit == 0, "seed \(seed), round \(round): a page that was not rendered would be another: \(all)")
            let verified = try studio.joinery("verify", now: nil)
            #expect(verified.exit == 0, "seed \(seed), round \(round): \(verified)")
        }
        #expect(edits.count { $0.hasSuffix(": done") } > edits.count / 2, "most edits are refused: \(edits)")
    }
}

extension Business {
    fileprivate func build(at now: Date) throws {
        let outcome = try joinery("build", "--max-removals", "100%", "--accept-new-identities", now: now.formatted(.iso8601))
        try #require(outcome.exit == 0, "\(outcome)")
    }

    /// Rolls back, as far as there is something to go back to, and lets builds go on.
    fileprivate func goBack(at now: Date) throws {
        let back = try joinery("rollback", now: nil)
        #expect([0, 4].contains(back.exit), "\(back)")
        guard back.exit == 0 else { return }
        #expect(try joinery("build", now: now.formatted(.iso8601)).exit == 4)
        #expect(try joinery("build", "--resume", "--max-removals", "100%", now: now.formatted(.iso8601)).exit == 0)
    }
}
