import Foundation
import Glibc
import Publishing
import PublishingTestSite
import RenderedPages
import Synchronization
import Testing

@Suite struct VerifyTests {
    private func published() throws -> TestSite {
        let test = try TestSite()
        try test.publish(ProbeSites.before)
        try test.publish(ProbeSites.after)
        return test
    }

    /// Repairs by the same site again: not a byte was edited, yet the next build must put everything right.
    private func expectRepair(_ test: TestSite) throws {
        var options = test.options
        options.time += 30
        try test.publish(ProbeSites.after, options: options)
        let kept = ProbeSites.before.files.filter { $0.key.hasPrefix("assets") }
        #expect(test.differences(from: ProbeSites.after.files, kept: kept) == [])
        #expect(test.strays == [])
        #expect(try test.publisher().verify(jobs: 2).findings == [])
        #expect(!(try test.publish(ProbeSites.after, options: options)).switched)
    }

    @Test func `finds nothing in a sound site and leaves it untouched`() throws {
        let test = try published()
        let traces = test.traces()
        let report = try test.publisher().verify(jobs: 2)
        #expect(report.isSound && report.files > ProbeSites.after.pages.count)
        #expect(test.traces() == traces)
    }

    @Test func `a changed byte is found, whatever its size and time say, and repaired`() throws {
        let test = try published()
        let name = "current/m/member-1-0.html"
        let before = test.status(name)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: test.path + "/" + name))
        try file.write(contentsOf: Data("X".utf8))
        try file.close()
        var times = [before.st_mtim, before.st_mtim]
        unsafe utimensat(AT_FDCWD, test.path + "/" + name, &times, 0)
        let key = PageKey(kind: SyntheticSite.member, row: 1)
        let report = try test.publisher().verify(jobs: 1)
        #expect(report.findings.contains(.altered(TreeName(rawValue: test.live ?? "") ?? .blue, key)) && report.isMarked)
        try expectRepair(test)
    }

    @Test func `a missing and a foreign file are found and repaired, and the foreign one's name is kept quiet`() throws {
        let test = try published()
        try FileManager.default.removeItem(atPath: test.path + "/current/m/member-1-0.html")
        try FileManager.default.createDirectory(atPath: test.path + "/current/x/y", withIntermediateDirectories: true)
        try test.write("evil", to: "current/x/y/secret.html")
        try FileManager.default.createSymbolicLink(atPath: test.path + "/current/m/link.html", withDestinationPath: "/etc/passwd")
        let live = TreeName(rawValue: test.live ?? "") ?? .blue
        let report = try test.publisher().verify(jobs: 1)
        #expect(report.count == 3)
        #expect(report.findings.contains(.missing(live, PageKey(kind: SyntheticSite.member, row: 1))))
        let foreign = report.findings.compactMap { if case .foreign(live, let file) = $0 { file } else { nil } }
        #expect(Set(foreign.map(\.path)) == ["x/y/secret.html", "m/link.html"])
        #expect(foreign.allSatisfy { !$0.description.contains("secret") && $0.description.hasSuffix(".html") })
        try expectRepair(test)
        #expect(!test.paths(in: "blue").contains("x") && !test.paths(in: "green").contains("x"))
    }

    @Test func `a file with another mode is found and repaired`() throws {
        let test = try published()
        unsafe chmod(test.path + "/current/m/member-1-0.html", 0o666)
        #expect(!(try test.publisher().verify(jobs: 1)).isSound)
        try expectRepair(test)
    }

    @Test func `another modification time changes no byte, so nothing is found`() throws {
        let test = try published()
        for tree in ["blue", "green"] {
            for path in test.files(in: tree).keys {
                var times = [timespec(tv_sec: 1_000, tv_nsec: 0), timespec(tv_sec: 1_000, tv_nsec: 0)]
                unsafe utimensat(AT_FDCWD, "\(test.path)/\(tree)/\(path)", &times, 0)
            }
        }
        #expect(try test.publisher().verify(jobs: 2).isSound)
        #expect(!(try test.publish(ProbeSites.after)).switched)
    }

    @Test(arguments: ["m", "j", "assets"])
    func `a folder that somebody has removed from the live tree is noticed by the next build`(folder: String) throws {
        let test = try published()
        try FileManager.default.removeItem(atPath: test.path + "/current/\(folder)")
        try expectRepair(test)
    }

    @Test(arguments: ["m", "j", "assets"])
    func `a folder that is gone from the older tree is not missing after the next switch`(folder: String) throws {
        let test = try published()
        try FileManager.default.removeItem(atPath: test.path + "/\(test.standby)/\(folder)")
        var options = test.options
        options.time += 10
        var site = ProbeSites.after
        site.setMember(1, text: "again", link: "https://meet.example/m1")
        #expect(try test.publish(site, options: options).switched)
        let kept = ProbeSites.before.files.filter { $0.key.hasPrefix("assets") }
        #expect(test.differences(from: site.files, kept: kept) == [])
        #expect(try test.publisher().verify(jobs: 1).findings == [])
    }

    @Test func `an altered live tree is repaired by a build that gives every page another address`() throws {
        let test = try published()
        try FileManager.default.removeItem(atPath: test.path + "/current/m/member-1-0.html")
        try test.write("evil", to: "current/m/evil.html")
        #expect(!(try test.publisher().verify(jobs: 1)).isSound)
        var site = ProbeSites.after
        for row in [1, 3, 4, 5, 6, 9] { site.setMember(Int64(row), text: "hello", link: "https://meet.example/m\(row)", generation: 7) }
        for row in 1...3 { site.setJoin(Int64(row), link: "https://meet.example/j\(row)", generation: 7) }
        var options = test.options
        options.time += 10
        try test.publish(site, options: options)
        let kept = ProbeSites.before.files.filter { $0.key.hasPrefix("assets") }
        for tree in ["blue", "green"] { #expect(test.differences(of: tree, from: site.files, kept: kept) == []) }
        #expect(test.strays == [])
        #expect(try test.publisher().verify(jobs: 1).findings == [])
    }

    @Test func `an altered older tree is found and repaired without a switch`() throws {
        let test = try published()
        try test.write("evil", to: test.standby + "/m/evil.html")
        #expect(try test.publisher().verify(jobs: 1).count == 1)
        let live = test.live
        try expectRepair(test)
        #expect(test.live == live)
    }

    @Test func `a torn manifest is noticed, and the next build makes both trees and manifests new`() throws {
        for damage in ["header", "base", "end", "gone", "base gone"] {
            let test = try published()
            let base = test.paths(in: "private").first { $0.hasSuffix(".records") } ?? ""
            let path = test.path + "/private/" + (damage.hasPrefix("base") ? base : (test.live ?? "") + ".manifest")
            var bytes = Array(FileManager.default.contents(atPath: path) ?? Data())
            switch damage {
            case "header": bytes[20] ^= 1
            case "base": bytes[5000] ^= 1
            case "end": bytes.removeLast(100)
            default: break
            }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            if damage.hasSuffix("gone") { try FileManager.default.removeItem(atPath: path) }
            #expect(try test.publisher().verify(jobs: 1).findings.contains(.manifestLost(TreeName(rawValue: test.live ?? "") ?? .blue)))
            try expectRepair(test)
        }
    }

    @Test func `a file that vanished from the live tree stops a build that needs it, and the next one repairs`() throws {
        let test = try published()
        var options = test.options
        options.time += 10
        var site = ProbeSites.after
        site.setMember(3, text: "again", link: "https://meet.example/m3")
        site.setMember(4, text: "again", link: "https://meet.example/new4")
        try test.publish(site, options: options)
        try FileManager.default.removeItem(atPath: test.path + "/current/m/member-3-0.html")
        site.setMember(1, text: "again", link: "https://meet.example/m1")
        #expect(throws: PublishError.liveTreeAltered(PageKey(kind: SyntheticSite.member, row: 3))) {
            try test.publish(site, options: options)
        }
        try test.publish(site, options: options)
        #expect(try test.publisher().verify(jobs: 1).findings == [])
    }

    @Test func `where the link to the live tree was lost, no old page outlives the next build in either tree`() throws {
        let test = try published()
        try FileManager.default.removeItem(atPath: test.path + "/current")
        var site = ProbeSites.after
        site.removeMember(1)
        try test.publish(site)
        let kept = ProbeSites.before.files.filter { $0.key.hasPrefix("assets") }
        for tree in ["blue", "green"] { #expect(test.differences(of: tree, from: site.files, kept: kept) == []) }
        #expect(try test.publisher().verify(jobs: 1).findings == [])
    }

    @Test(arguments: [1, 3]) func `all files of the live tree can be read back`(jobs: Int) throws {
        let test = try published()
        let found = Mutex<[PageKey: [UInt8]]>([:])
        let trees = try test.publisher().publishedFiles(jobs: jobs)
        #expect(trees.count == 2)
        try trees.first?.forEach(jobs: jobs) { key, bytes, _ in
            let bytes = unsafe bytes.withUnsafeBytes(Array.init)
            found.withLock { if $0[key] == nil { $0[key] = bytes } }
        }
        #expect(found.withLock { $0 } == ProbeSites.after.pages.mapValues(\.bytes))
    }

    @Test func `what nobody has published can be read too`() throws {
        let test = try published()
        try test.write("left behind", to: "current/m/foreign.txt")
        var found: [String: String] = [:]
        try test.publisher().publishedFiles(jobs: 1).first?.forEachForeign { file, bytes in
            found[file.path] = unsafe bytes.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
        }
        #expect(found == ["m/foreign.txt": "left behind"])
    }
}
