import Foundation
import Publishing
import PublishingTestSite
import RenderedPages
import Testing

@Suite struct GuardTests {
    private func strict(_ test: TestSite) -> PublishOptions {
        var options = test.options
        options.removalLimit = .percent(20)
        options.kindsThatMayVanish = []
        return options
    }

    @Test func `a build that would remove too many pages is refused, and a higher limit lets it pass`() throws {
        let test = try TestSite()
        var site = SyntheticSite(members: 200)
        try test.publish(site)
        let before = test.files()
        for row in 1...70 { site.removeMember(Int64(row)) }
        #expect(throws: PublishError.tooManyRemovals(removed: 70, of: 301, allowed: 60)) { try test.publish(site, options: strict(test)) }
        #expect(test.differences(from: before) == [])
        var options = strict(test)
        options.removalLimit = .count(70)
        #expect(try test.publish(site, options: options).removed == 140)
    }

    @Test func `pages that get another address count like pages that go, unless that is accepted`() throws {
        let test = try TestSite()
        var site = SyntheticSite(members: 40)
        try test.publish(site)
        let before = test.files()
        site.removeMember(1)
        for row in 2...21 { site.setMember(Int64(row), text: "hello", link: "https://meet.example/m\(row)", generation: 1) }
        #expect(throws: PublishError.tooManyMoves(moved: 20, removed: 1, of: 61, allowed: 20)) {
            try test.publish(site, options: strict(test))
        }
        #expect(test.differences(from: before) == [])
        var options = strict(test)
        options.acceptsNewAddresses = true
        try test.publish(site, options: options)
        #expect(test.differences(from: site.files) == [])
    }

    @Test func `twenty pages may always go`() throws {
        let test = try TestSite()
        var site = SyntheticSite(members: 30)
        try test.publish(site)
        for row in 1...20 { site.removeMember(Int64(row)) }
        try test.publish(site, options: strict(test))
        for row in 21...30 { site.removeMember(Int64(row)) }
        #expect(throws: PublishError.kindVanished(kind: SyntheticSite.member, pages: 10)) { try test.publish(site, options: strict(test)) }
    }

    @Test func `a page counts once, however its forms and batches lie, and not while one of its files stays`() throws {
        for batchSize in 1...5 {
            let test = try TestSite()
            var site = SyntheticSite(members: 40)
            site.batchSize = batchSize
            try test.publish(site)
            for row in 1...30 { site.pages[PageKey(kind: SyntheticSite.member, row: Int64(row), form: 1)] = nil }
            try test.publish(site, options: strict(test))
            for row in 5...25 { site.removeMember(Int64(row)) }
            #expect(throws: PublishError.tooManyRemovals(removed: 21, of: 61, allowed: 20)) {
                try test.publish(site, options: strict(test))
            }
        }
    }

    @Test func `another person behind an id stops the build`() throws {
        let test = try TestSite()
        var site = SyntheticSite()
        let ada = Identity(name: 1, email: 2, externalID: 3)
        site.setMember(4, text: "Ada", link: "https://meet.example/m4", identity: ada)
        try test.publish(site)
        site.setMember(4, text: "Ada", link: "https://meet.example/m4", identity: Identity(name: 1, email: 9, externalID: 9))
        #expect(!(try test.publish(site)).switched)
        site.setMember(4, text: "Eve", link: "https://meet.example/m4", identity: Identity(name: 8, email: 9, externalID: 9))
        try test.publish(site)
        site.setMember(4, text: "Bob", link: "https://meet.example/m4", identity: Identity(name: 7, email: 7, externalID: 7))
        let key = PageKey(kind: SyntheticSite.member, row: 4)
        #expect(throws: PublishError.identitiesChanged(count: 1, first: [key])) { try test.publish(site) }
        var options = test.options
        options.acceptsNewIdentities = true
        #expect(try test.publish(site, options: options).switched)
    }

    @Test func `a folder that holds something else is refused and left as it is`() throws {
        let test = try TestSite()
        try FileManager.default.createDirectory(atPath: test.path + "/blue", withIntermediateDirectories: true)
        try test.write("mine", to: "holiday.jpg")
        #expect(throws: PublishError.foreign(names: ["blue", "holiday.jpg"])) { try test.publish(SyntheticSite()) }
        #expect(test.paths(in: ".") == ["blue", "holiday.jpg"])
    }

    @Test func `something foreign in a site of ours stops the next build`() throws {
        let test = try TestSite()
        try test.publish(SyntheticSite())
        try test.write("mine", to: "notes.txt")
        #expect(throws: PublishError.foreign(names: ["notes.txt"])) { try test.publish(SyntheticSite()) }
    }

    @Test func `current must be a link to one of the trees`() throws {
        let test = try TestSite()
        try test.publish(SyntheticSite())
        try FileManager.default.removeItem(atPath: test.path + "/current")
        try FileManager.default.createSymbolicLink(atPath: test.path + "/current", withDestinationPath: "/etc")
        #expect(throws: PublishError.foreign(names: ["current"])) { try test.publish(SyntheticSite()) }
    }

    @Test func `a held lock names its holder and is free when the holder is done`() throws {
        let test = try TestSite()
        var lock: BuildLock? = try test.folder.lock(at: 42)
        #expect {
            try test.publish(SyntheticSite())
        } throws: { error in
            guard case PublishError.locked(let holder?) = error else { return false }
            return holder.startedAt == 42 && holder.process == getpid() && !holder.host.isEmpty
        }
        withExtendedLifetime(lock) {}
        lock = nil
        try test.publish(SyntheticSite())
    }
}
