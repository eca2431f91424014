import Publishing
import PublishingTestSite
import RenderedPages
import Testing

@Suite struct RollbackTests {
    @Test func `brings back text, never a revoked page or an old link, and keeps pages only the newer tree has`() throws {
        let test = try TestSite()
        try test.publish(ProbeSites.before)
        try test.publish(ProbeSites.after)
        let report = try test.publisher().rollback(time: test.options.time)
        #expect(report.changed > 0 && report.linked > 0)
        var expected = ProbeSites.before
        expected.removeMember(2)
        expected.setMember(4, text: "hello", link: "https://meet.example/new4")
        expected.setMember(5, text: "hello", link: "https://meet.example/m5", generation: 1)
        expected.setMember(9, text: "newcomer", link: "https://meet.example/m9")
        expected.setJoin(1, link: "https://meet.example/newj1")
        let newStyle = ProbeSites.after.files.filter { $0.key.hasPrefix("assets") }
        #expect(test.differences(from: expected.files.merging(newStyle) { $1 }) == [])
        #expect(try test.publisher().verify(jobs: 1).findings == [])
    }

    @Test func `is held until a build resumes`() throws {
        let test = try TestSite()
        try test.publish(ProbeSites.before)
        try test.publish(ProbeSites.after)
        try test.publisher().rollback(time: test.options.time)
        #expect(throws: PublishError.held(since: test.options.time + 2)) { try test.publish(ProbeSites.after) }
        #expect(throws: PublishError.cannotRollBack(.alreadyRolledBack)) { try test.publisher().rollback(time: test.options.time) }
        #expect(throws: PublishError.held(since: test.options.time + 2)) {
            try Rehearsal(test.folder).run(
                jobs: 1, inputs: ProbeSites.after.inputs, options: test.options, next: { (_) -> Int? in nil }, render: { _, _ in })
        }
        var options = test.options
        options.resumes = true
        try test.publish(ProbeSites.after, options: options)
        for index in 0..<4 {
            var site = ProbeSites.after
            site.setMember(1, text: "round \(index)", link: "https://meet.example/m1")
            try test.publish(site)
            #expect(test.differences(from: site.files, kept: ProbeSites.before.files.filter { $0.key.hasPrefix("assets") }) == [])
        }
        #expect(test.strays == [])
    }

    @Test func `resuming with what is live already ends the hold without a switch`() throws {
        let test = try TestSite()
        var older = ProbeSites.before
        try test.publish(older)
        older.setMember(1, text: "newer", link: "https://meet.example/m1")
        try test.publish(older)
        try test.publisher().rollback(time: test.options.time)
        var options = test.options
        options.resumes = true
        #expect(!(try test.publish(ProbeSites.before, options: options)).switched)
        #expect(!(try test.publish(ProbeSites.before)).switched)
    }

    @Test func `says why there is nothing to go back to`() throws {
        let test = try TestSite()
        #expect(throws: PublishError.cannotRollBack(.nothingPublished)) { try test.publisher().rollback(time: test.options.time) }
        try test.publish(ProbeSites.before)
        #expect(throws: PublishError.cannotRollBack(.noTreeBefore)) { try test.publisher().rollback(time: test.options.time) }
        try test.publish(ProbeSites.after)
        _ = try test.prepare(ProbeSites.before)
        #expect(throws: PublishError.cannotRollBack(.treeBeforeUnfinished)) { try test.publisher().rollback(time: test.options.time) }
    }

    @Test func `old links and revoked pages are gone from both trees after one build`() throws {
        let test = try TestSite()
        try test.publish(ProbeSites.before)
        try test.publish(ProbeSites.after)
        for tree in ["blue", "green"] {
            let files = test.files(in: tree)
            #expect(files["m/member-2-0.html"] == nil && files["m/member-2-0.md"] == nil)
            #expect(files["m/member-5-0.html"] == nil && files["m/member-5-1.html"] != nil)
            let texts = files.values.map { String(decoding: $0, as: UTF8.self) }
            #expect(
                !texts.contains { $0.hasSuffix("meet.example/m4") || $0.hasSuffix("meet.example/j1") || $0.hasSuffix("meet.example/m2") })
        }
        #expect(test.files(in: test.standby)["m/member-3-0.html"] == ProbeSites.before.files["m/member-3-0.html"])
    }

    @Test func `a purge takes one page out of both trees and leaves all others alone`() throws {
        let test = try TestSite()
        try test.publish(ProbeSites.before)
        try test.publish(ProbeSites.after)
        let before = test.files()
        #expect(try test.publisher().purge(kind: SyntheticSite.member, row: 3) == 4)
        #expect(test.differences(from: before.filter { !$0.key.hasPrefix("m/member-3-") }) == [])
        #expect(!test.paths(in: test.standby).contains { $0.hasPrefix("m/member-3-") })
        #expect(test.strays == [])
        #expect(try test.publisher().verify(jobs: 1).findings == [])
    }

    @Test func `a style sheet stays for one switch`() throws {
        let test = try TestSite()
        var site = SyntheticSite()
        let styles = ["one", "two", "three"].map { style in
            site.setAsset(1, style)
            return site.pages[PageKey(kind: SyntheticSite.asset, row: 1)]?.path ?? ""
        }
        for (index, style) in ["one", "two", "three"].enumerated() {
            site.setAsset(1, style)
            try test.publish(site)
            try test.publish(site)
            for (other, path) in styles.enumerated() {
                #expect((test.files()[path] != nil) == (other == index || other == index - 1))
            }
        }
        site.setMember(1, text: "edited", link: "https://meet.example/m1")
        try test.publish(site)
        #expect(test.files()[styles[1]] == nil)
    }
}
