import Publishing
import PublishingTestSite
import Testing

/// nginx's ETag is the modification time in whole seconds and the size: two versions of a page must never share both.
@Suite struct ModificationTimeTests {
    private let page = "current/m/member-1-0.html"

    private func site(_ text: String) -> SyntheticSite {
        var site = SyntheticSite(members: 3)
        site.setMember(1, text: text, link: "https://meet.example/m1")
        return site
    }

    @Test func `a page of the same size, changed in the same second, is at least one second newer`() throws {
        let test = try TestSite()
        try test.publish(site("aaaa"))
        let first = test.modified(page)
        try test.publish(site("bbbb"))
        #expect(test.modified(page) >= first + 1)
        #expect(test.status(page).st_mtim.tv_nsec == 0)
    }

    @Test func `a text that comes back is newer than the one between`() throws {
        let test = try TestSite()
        var times: [Int] = []
        for text in ["aaaa", "bbbb", "aaaa", "bbbb", "aaaa"] {
            try test.publish(site(text))
            times.append(test.modified(page))
        }
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `a clock that goes backwards does not make a page older`() throws {
        let test = try TestSite()
        try test.publish(site("aaaa"))
        let first = test.modified(page)
        test.options.time -= 1_000_000
        try test.publish(site("bbbb"))
        #expect(test.modified(page) == first + 1)
    }

    @Test func `a page that comes back after its removal is newer than it ever was`() throws {
        let test = try TestSite()
        try test.publish(site("aaaa"))
        let first = test.modified(page)
        var without = site("aaaa")
        without.removeMember(1)
        try test.publish(without)
        try test.publish(site("cccc"))
        #expect(test.modified(page) > first)
    }

    @Test func `a lost manifest does not let a page look older`() throws {
        let test = try TestSite()
        test.options.time += 100
        try test.publish(site("aaaa"))
        let first = test.modified(page)
        for tree in ["blue", "green"] { try? test.write("torn", to: "private/\(tree).manifest") }
        test.options.time -= 100
        try test.publish(site("bbbb"))
        #expect(test.modified(page) > first)
        #expect(test.differences(from: site("bbbb").files) == [])
    }

    @Test func `a rollback makes the pages it brings back newer than those they replace`() throws {
        let test = try TestSite()
        try test.publish(site("aaaa"))
        try test.publish(site("bbbb"))
        let second = test.modified(page)
        try test.publisher().rollback(time: test.options.time)
        #expect(test.differences(from: site("aaaa").files) == [])
        #expect(test.modified(page) > second)
    }
}
