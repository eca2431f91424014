import Foundation
import Publishing
import PublishingTestSite
import Testing

/// A site that is gone goes from the web in one step, and from the disk, whatever ends the program.
@Suite struct WithdrawalTests {
    private func published() throws -> TestSite {
        let test = try TestSite()
        try test.publish(ProbeSites.before)
        try test.publish(ProbeSites.after)
        return test
    }

    private func expectNothing(_ test: TestSite, _ place: Comment? = nil) {
        #expect(test.paths(in: ".").filter { !$0.hasPrefix("private") } == [], place)
        #expect(test.paths(in: "private") == ["lock"], place)
    }

    @Test func `nothing of a withdrawn site is left but the lock, and it can be published again`() throws {
        let test = try published()
        #expect(try test.folder.livePageCount() == 10)
        #expect(try test.publisher().withdraw(.percent(20)) == 10)
        expectNothing(test)
        #expect(try test.folder.livePageCount() == nil)
        #expect(try test.publisher().withdraw(.percent(20)) == 0)
        try test.publish(ProbeSites.after)
        #expect(test.differences(from: ProbeSites.after.files) == [])
        #expect(try test.publisher().verify(jobs: 1).isSound)
    }

    @Test func `more pages than may go stay`() throws {
        let test = try published()
        let before = test.traces()
        #expect(throws: PublishError.tooManyRemovals(removed: 10, of: 10, allowed: 9)) { try test.publisher().withdraw(.count(9)) }
        #expect(test.traces() == before)
    }

    @Test func `a folder is cleared with all that is in it, whatever may go`() throws {
        let test = try published()
        try FileManager.default.createDirectory(atPath: test.path + "/private/mail/new", withIntermediateDirectories: true)
        try test.write("mail", to: "private/mail/new/x.eml")
        try test.folder.clear(at: test.options.time)
        #expect(!FileManager.default.fileExists(atPath: test.path))
        try test.publish(ProbeSites.after)
        #expect(test.differences(from: ProbeSites.after.files) == [])
    }

    @Test(arguments: ["error=EIO", "signal=KILL"])
    func `a withdrawal that fails at any call shows the whole site or nothing, and can be done again`(fault: String) throws {
        let original = try published()
        let finished = try copy(of: original)
        let calls = try TracedCall.all(of: Command.probe, [finished.path, "withdraw"], in: finished.path, log: finished.root + "/log")
        expectNothing(finished)
        #expect(calls.count > 40)
        for (index, call) in calls.enumerated() where index % 5 == 0 {
            let test = try copy(of: original)
            let result = try Command.run(
                "/usr/bin/strace",
                ["-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call.name, "-e", "inject=\(call.name):\(fault):when=\(call.number)"]
                    + [Command.probe, test.path, "withdraw"])
            let place = Comment(rawValue: "\(fault) at \(call.name) \(call.number): \(result.status) \(result.output)")
            if test.live != nil { #expect(test.files() == original.files(), place) }
            // Published again at once, or withdrawn for good.
            if index % 2 == 0 {
                try test.publish(ProbeSites.after)
                let kept = ProbeSites.before.files.filter { $0.key.hasPrefix("assets") }
                #expect(test.differences(from: ProbeSites.after.files, kept: kept) == [], place)
                #expect(try test.publisher().verify(jobs: 1).findings == [], place)
            } else {
                try test.publisher().withdraw(.percent(100))
                expectNothing(test, place)
            }
        }
    }

    private func copy(of original: TestSite) throws -> TestSite {
        let test = try TestSite()
        let result = try Command.run("/bin/cp", ["-a", original.root + "/output", test.root + "/output"])
        #expect(result.status == 0)
        return test
    }
}
