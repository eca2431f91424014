import Publishing
import PublishingTestSite
import RenderedPages
import Synchronization
import Testing

@Suite struct PublisherTests {
    @Test func `a first build publishes every page`() throws {
        let test = try TestSite()
        let site = SyntheticSite()
        let report = try test.publish(site)
        #expect(report.switched)
        #expect(report.written == site.pages.count)
        #expect(report.files == site.pages.count)
        #expect(test.differences(from: site.files) == [])
        #expect(test.strays == [])
    }

    @Test func `a second build writes only what differs and links the rest`() throws {
        let test = try TestSite()
        var site = SyntheticSite(members: 50)
        try test.publish(site)
        let before = test.status("current/m/member-16-0.html")
        site.setMember(17, text: "edited", link: "https://meet.example/m17")
        let report = try test.publish(site)
        #expect(report.written == 2)
        #expect(report.linked == site.pages.count - 2)
        #expect(test.differences(from: site.files) == [])
        let after = test.status("current/m/member-16-0.html")
        #expect(after.st_ino == before.st_ino && after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_nlink == 2)
    }

    @Test func `where nothing changed nothing is touched`() throws {
        let test = try TestSite()
        let site = SyntheticSite(members: 40)
        try test.publish(site)
        let traces = test.traces()
        let report = try test.publish(site)
        #expect(!report.switched)
        #expect(report.unchanged == site.pages.count)
        #expect(test.traces() == traces)
    }

    @Test func `rows that show on no page leave the site untouched, and a later edit still tells its reason`() throws {
        let test = try TestSite()
        var site = SyntheticSite()
        try test.publish(site)
        let traces = test.traces()
        for key in site.pages.keys { site.pages[key]?.data &+= 1 }
        #expect(!(try test.publish(site)).switched)
        // What the pages are made from is another: the book alone is written anew.
        let isOfBook: (String) -> Bool = { ["private", "private/blue.recipes"].contains($0) }
        #expect(test.traces().filter { !isOfBook($0.key) } == traces.filter { !isOfBook($0.key) })
        #expect(test.traces() != traces)
        let after = test.traces()
        try test.publish(site)
        #expect(test.traces() == after)
    }

    @Test func `any number of threads publishes the same`() throws {
        let site = SyntheticSite(members: 60)
        let clean = try TestSite()
        clean.jobs = 1
        try clean.publish(site)
        for jobs in [2, 3, 8] {
            let test = try TestSite()
            test.jobs = jobs
            try test.publish(site)
            #expect(test.differences(from: clean.files()) == [])
            #expect(test.files(in: "private")["blue.manifest"] == clean.files(in: "private")["blue.manifest"])
        }
    }

    @Test func `a prepared site shows every file that is written, and is never live if it is dropped`() throws {
        let test = try TestSite()
        var site = SyntheticSite()
        let seen = Mutex<[PageKey: [UInt8]]>([:])
        let ready = try test.prepare(site)
        try ready.files.forEach(jobs: 3) { key, bytes, _ in
            let bytes = unsafe bytes.withUnsafeBytes(Array.init)
            seen.withLock { $0[key] = bytes }
        }
        #expect(test.files() == [:] && !ready.report.switched && ready.report.written == site.pages.count)
        #expect(try ready.switchLive().switched)
        #expect(seen.withLock { $0 } == site.pages.mapValues(\.bytes))
        let before = test.files()
        site.setMember(3, text: "leaky", link: "https://meet.example/m3")
        _ = try test.prepare(site)
        #expect(test.differences(from: before) == [])
        try test.publish(site)
        #expect(test.differences(from: site.files) == [])
        #expect(test.strays == [])
    }

    @Test func `what is taken over from the live tree is shown only where that is asked for`() throws {
        for handsOutUnchanged in [false, true] {
            let test = try TestSite()
            var site = SyntheticSite()
            try test.publish(site)
            site.setMember(3, text: "new", link: "https://meet.example/m3")
            var options = test.options
            options.handsOutUnchanged = handsOutUnchanged
            let seen = Mutex<Set<PageKey>>([])
            // The other tree is made for the first time: all unchanged files are linked into it.
            try test.prepare(site, options: options).files.forEach(jobs: 2) { key, _, _ in _ = seen.withLock { $0.insert(key) } }
            let keys = seen.withLock { $0 }
            #expect(handsOutUnchanged ? keys == Set(site.pages.keys) : !keys.isEmpty && keys.allSatisfy { $0.row == 3 })
        }
    }

    @Test func `a prepared site that changes nothing has no files to look at`() throws {
        let test = try TestSite()
        let site = SyntheticSite()
        try test.publish(site)
        let ready = try test.prepare(site)
        #expect(ready.files.isEmpty && ready.report.unchanged == site.pages.count)
        try ready.files.forEach(jobs: 2) { key, _, _ in Issue.record("\(key) is not about to be published") }
        #expect(!(try ready.switchLive().switched))
    }

    @Test func `several sites may be prepared at once, and each is switched by itself`() throws {
        let (first, second) = (try TestSite(), try TestSite())
        let one = try first.prepare(ProbeSites.before)
        var other: PreparedSite? = try second.prepare(ProbeSites.after)
        try one.switchLive()
        #expect(first.differences(from: ProbeSites.before.files) == [] && second.files() == [:])
        try other.take()?.switchLive()
        #expect(second.differences(from: ProbeSites.after.files) == [] && second.strays == [])
    }

    @Test func `what reading or rendering throws reaches the caller and publishes nothing`() throws {
        struct Failure: Error, Equatable {}
        let test = try TestSite()
        try test.publish(SyntheticSite())
        let before = test.files()
        var rows = [1, 2, 3][...]
        #expect(throws: Failure()) {
            try test.publisher().prepare(
                jobs: 2, inputs: SyntheticSite().inputs, options: test.options, logins: nil, next: { _ in rows.popFirst() },
                render: { row, _ in if row == 2 { throw Failure() } }
            ).switchLive()
        }
        #expect(throws: Failure()) {
            try test.publisher().prepare(
                jobs: 2, inputs: SyntheticSite().inputs, options: test.options, logins: nil, next: { (_) -> Int? in throw Failure() },
                render: { _, _ in }
            ).switchLive()
        }
        #expect(test.differences(from: before) == [])
    }

    @Test func `folders that lost their last page are removed`() throws {
        let test = try TestSite()
        var site = SyntheticSite()
        try test.publish(site)
        site.pages = site.pages.filter { $0.key.kind != SyntheticSite.join }
        try test.publish(site)
        #expect(!test.paths(in: "blue").contains("j"))
        #expect(!test.paths(in: "green").contains("j"))
    }

    @Test func `two pages may exchange their addresses`() throws {
        let test = try TestSite()
        var site = SyntheticSite()
        try test.publish(site)
        let (first, second) = (PageKey(kind: SyntheticSite.join, row: 1), PageKey(kind: SyntheticSite.join, row: 2))
        for _ in 0..<3 {
            let paths = [first, second].compactMap { site.pages[$0]?.path }
            site.pages[first]?.path = paths[1]
            site.pages[second]?.path = paths[0]
            try test.publish(site)
            #expect(test.differences(from: site.files) == [])
            #expect(try test.publisher().verify(jobs: 1).findings == [])
        }
    }

    @Test func `a cancelled build publishes nothing and the next one repairs`() throws {
        let test = try TestSite()
        try test.publish(ProbeSites.before)
        for polls in 0..<60 {
            let countdown = Countdown(polls)
            var options = test.options
            options.isCancelled = { countdown.isOver() }
            do { try test.publish(ProbeSites.after, options: options) } catch PublishError.cancelled {
                #expect(test.differences(from: ProbeSites.before.files) == [])
            }
        }
        try test.publish(ProbeSites.after)
        #expect(test.differences(from: ProbeSites.after.files, kept: ProbeSites.before.files.filter { $0.key.hasPrefix("assets") }) == [])
        #expect(test.strays == [])
    }
}
