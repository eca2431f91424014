import Foundation
import Publishing
import PublishingTestSite
import RenderedPages
import TestKit
import Testing

/// Random edits and builds, rollbacks, interruptions: after each the site must be what a clean build makes.
@Suite struct RandomSeriesTests {

    @Test(arguments: 1...24)
    func `any series of edits and builds ends as a clean build would`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let test = try TestSite()
        test.jobs = Int.random(in: 1...3, using: &random)
        var site = SyntheticSite(members: Int.random(in: 0...30, using: &random))
        site.knowsRecipes = Bool.random(using: &random)
        site.batchSize = Int.random(in: 1...12, using: &random)
        var checker = SeriesChecker(test)
        var isHeld = false
        for _ in 0..<25 {
            for _ in 0..<Int.random(in: 0...5, using: &random) { Self.edit(&site, &random) }
            var options = test.options
            options.resumes = isHeld
            switch Int.random(in: 0..<10, using: &random) {
            case 0:
                let ready = try test.prepare(site, options: options)
                if ready.files.isEmpty {
                    try ready.switchLive()
                    isHeld = false
                }
            case 1: if Self.isDone(site, test, options, &random) { isHeld = false }
            case 2:
                if (try? test.publisher().rollback(time: test.options.time)) != nil {
                    isHeld = true
                    checker.noteRollback()
                }
            default:
                try test.publish(site, options: options)
                isHeld = false
                try checker.check(site)
            }
            if Bool.random(using: &random) { test.options.time += Int64.random(in: -2...3, using: &random) }
        }
        var options = test.options
        options.resumes = true
        try test.publish(site, options: options)
        try checker.check(site)
    }

    /// Whether a build was done before it noticed that it should end.
    private static func isDone(_ site: SyntheticSite, _ test: TestSite, _ options: PublishOptions, _ random: inout SeededGenerator) -> Bool
    {
        let polls = Countdown(Int.random(in: 0...40, using: &random))
        var options = options
        options.isCancelled = { polls.isOver() }
        do {
            try test.publish(site, options: options)
            return true
        } catch PublishError.cancelled {} catch { Issue.record(error) }
        return false
    }

    private static func edit(_ site: inout SyntheticSite, _ random: inout SeededGenerator) {
        let row = Int64.random(in: 1...35, using: &random)
        let word = String(UInt16.random(in: 0...9, using: &random))
        let generation = Int.random(in: 0...2, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0...2: site.setMember(row, text: "text" + word, link: "https://meet.example/m\(row)-\(word)", generation: generation)
        case 3: site.removeMember(row)
        case 4: site.setJoin(row, link: "https://meet.example/j\(row)-\(word)", generation: generation)
        case 5: site.pages[PageKey(kind: SyntheticSite.join, row: row)] = nil
        case 6: site.setAsset(Int64.random(in: 1...3, using: &random), "style " + word + String(row))
        default:
            site.inputs.templates &+= 1
            for (key, page) in site.pages where key.kind == SyntheticSite.member {
                site.pages[key]?.bytes = Array(word.utf8) + page.bytes
            }
        }
    }
}
