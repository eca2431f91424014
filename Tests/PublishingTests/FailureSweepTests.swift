import Foundation
import Publishing
import PublishingTestSite
import Testing

/// Fails, interrupts or kills a publish at its file-system calls, one after the other.
///
/// By default every seventh call is tried; `PUBLISHING_SWEEP=all` tries all of them (minutes).
@Suite struct FailureSweepTests {
    private static let isComplete = ProcessInfo.processInfo.environment["PUBLISHING_SWEEP"] == "all"

    private static let faults = [
        "error=ENOSPC", "error=EIO", "error=EACCES", "error=EROFS", "error=EMFILE", "error=EINTR", "signal=KILL",
    ]

    @Test(arguments: faults)
    func `a publish that fails at any call leaves the old site or the new one, whole, and the next repairs`(fault: String) throws {
        try sweep(fault, command: "after") { try $0.publish(ProbeSites.before) }
    }

    @Test(arguments: ["error=EIO", "signal=KILL"])
    func `a first publish that fails at any call leaves no site or the whole one, and the next repairs`(fault: String) throws {
        try sweep(fault, command: "before") {
            try FileManager.default.createDirectory(atPath: $0.root + "/output", withIntermediateDirectories: true)
        }
    }

    @Test(arguments: ["error=EIO", "signal=KILL"])
    func `a rollback that fails at any call leaves one of both sites, whole, and the next build repairs`(fault: String) throws {
        try sweep(fault, command: "rollback") {
            try $0.publish(ProbeSites.before)
            try $0.publish(ProbeSites.after)
        }
    }

    @Test(arguments: ["error=EIO", "signal=KILL"])
    func `a purge that fails at any call touches no other page, and the next build repairs`(fault: String) throws {
        try sweep(fault, command: "purge") {
            try $0.publish(ProbeSites.before)
            try $0.publish(ProbeSites.after)
        }
    }

    private func sweep(_ fault: String, command: String, prepare: (TestSite) throws -> Void) throws {
        let original = try TestSite()
        try prepare(original)
        let old = original.files()
        let finished = try copy(of: original)
        let calls = try TracedCall.all(of: Command.probe, [finished.path, command], in: finished.path, log: finished.root + "/log")
        let new = finished.files()
        #expect(calls.count > 80)
        let offset = fault.utf8.reduce(0) { $0 + Int($1) } % 7
        for (index, call) in calls.enumerated() where Self.isComplete || index % 7 == offset {
            let test = try copy(of: original)
            let result = try Command.run(
                "/usr/bin/strace",
                ["-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call.name, "-e", "inject=\(call.name):\(fault):when=\(call.number)"]
                    + [Command.probe, test.path, command])
            let place = Comment(rawValue: "\(fault) at \(call.name) \(call.number): \(result.status) \(result.output)")
            checkVisible(test.files(), old: old, new: new, isInPlace: command == "purge", result.status, fault, place)
            checkLogins(test, place)
            checkRepair(test, place)
        }
    }

    private func copy(of original: TestSite) throws -> TestSite {
        let test = try TestSite()
        let result = try Command.run("/bin/cp", ["-a", original.root + "/output", test.root + "/output"])
        #expect(result.status == 0)
        return test
    }

    /// A purge works on the live tree itself: there the pages it removes may be there or not, all others must.
    private func checkVisible(
        _ files: [String: [UInt8]], old: [String: [UInt8]], new: [String: [UInt8]], isInPlace: Bool, _ status: Int32, _ fault: String,
        _ place: Comment
    ) {
        if isInPlace {
            #expect(files.allSatisfy { old[$0.key] == $0.value } && new.keys.allSatisfy { files[$0] != nil }, place)
        } else {
            #expect(files == old || files == new, place)
            #expect(status != 10 || files == old, place)
        }
        #expect(![0, 11].contains(status) || files == new, place)
        if fault.hasPrefix("error") { #expect([0, 10, 11].contains(status), place) }
        if fault == "error=EINTR" { #expect(status == 0, place) }
    }

    /// Whoever can log in has a page.
    private func checkLogins(_ test: TestSite, _ place: Comment) {
        let names = Set(test.files().keys.filter { $0.hasPrefix("m/") }.map { String($0.dropFirst(2).prefix { $0 != "." }) })
        #expect(test.loginNames.isSubset(of: names), place)
    }

    private func checkRepair(_ test: TestSite, _ place: Comment) {
        let assets = ProbeSites.before.files.merging(ProbeSites.after.files) { $1 }.filter { $0.key.hasPrefix("assets") }
        var options = test.options
        options.resumes = true
        options.time += 20
        do {
            try test.publish(ProbeSites.after, options: options)
            #expect(test.differences(from: ProbeSites.after.files, kept: assets) == [], place)
            #expect(test.strays == [], place)
            #expect(try test.publisher().verify(jobs: 1).findings == [], place)
            let older = test.files(in: test.standby)
            #expect(!older.values.contains { String(decoding: $0, as: UTF8.self).hasSuffix("meet.example/m4") }, place)
            #expect(older["m/member-2-0.html"] == nil, place)
            #expect(test.loginNames == Set(ProbeSites.after.logins.names), place)
        } catch { Issue.record(error, place) }
    }
}
