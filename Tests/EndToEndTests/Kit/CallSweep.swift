import BusinessKit
import Foundation
import TestKit
import Testing

/// A command that is killed, or fails, at one call to the system after the other, each time on a fresh copy of a business.
struct CallSweep {
    let original: Business
    let command: [String]
    /// Every how many-th call is tried.
    var step = ManyRounds.count(7, thorough: 1)

    private static let calls = [
        "openat", "pwrite64", "write", "fchmod", "mkdirat", "renameat", "rename", "unlinkat", "unlink", "fsync", "fdatasync", "syncfs",
        "ftruncate", "getdents64",
    ]

    /// - Parameters:
    ///   - fault: what strace injects, such as `signal=KILL` or `error=ENOSPC`.
    ///   - least: how many calls there must be, so that a sweep of nothing does not pass.
    ///   - check: is given the business, the exit code, and where it happened.
    func run(_ fault: String, least: Int = 60, check: (Business, Int32, Comment) throws -> Void) throws {
        let counted = try original.copy()
        let log = counted.path + ".strace"
        defer { try? FileManager.default.removeItem(atPath: log) }
        let whole = try strace(["-o", log, "-e", "trace=\(Self.calls.joined(separator: ","))"], on: counted)
        try #require(whole == 0, "strace is missing? `.ci/setup --tests` installs it")
        var numbers: [String: Int] = [:]
        var places: [(call: String, number: Int)] = []
        for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
            // "1234 openat(..." or "1234 <... fsync resumed>"
            guard let call = line.split(separator: " ").dropFirst().first?.prefix(while: { $0 != "(" }).description,
                Self.calls.contains(call)
            else {
                continue
            }
            numbers[call, default: 0] += 1
            // What comes before the run touches the folder is the program's own start.
            if line.contains(counted.path) || !places.isEmpty { places.append((call, numbers[call] ?? 0)) }
        }
        #expect(places.count > least)
        for (index, place) in places.enumerated() where index % step == fault.utf8.count % step {
            let studio = try original.copy()
            let outcome = try strace(
                ["-o", "/dev/null", "-e", "trace=\(place.call)", "-e", "inject=\(place.call):\(fault):when=\(place.number)"], on: studio)
            try check(studio, outcome, Comment(rawValue: "\(fault) at \(place.call) \(place.number): \(outcome)"))
        }
    }

    private func strace(_ options: [String], on studio: Business) throws -> Int32 {
        try Program.named("strace").run(
            ["-f", "-qq"] + options + [Program.joinery.path] + command + ["-C", studio.path, "--now", Business.now]
        )
        .exit
    }
}
