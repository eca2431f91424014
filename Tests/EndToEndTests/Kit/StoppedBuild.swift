import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// A build that is stopped in the middle, at a place that is counted and not timed.
final class StoppedBuild {
    private let program: RunningProgram
    private let log: String

    /// Starts a build and waits until `strace` stops it where a thread opens its `number`th file, or until it is over without so many.
    init(of business: Business, at number: Int) throws {
        let log = Scratch.folder + "/joinery-strace-\(UUID().uuidString)"
        self.log = log
        // The build is our child, as if there were no strace (-D), and one thread makes all pages.
        let program = try Program.named("strace").start(
            [
                "-D", "-f", "-qq", "-o", log, "-e", "trace=openat", "-e", "inject=openat:signal=STOP:when=\(number)", Program.joinery.path,
                "build", "-C", business.path, "--now", Business.now, "--jobs", "1",
            ])
        self.program = program
        try Waiting.until("the build stops") {
            program.hasEnded || (try? String(contentsOfFile: log, encoding: .utf8))?.contains("stopped by SIGSTOP") == true
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: log) }

    /// The files that the build's first thread has opened so far, or has tried to, in order.
    var opened: [String] {
        let lines = ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").split(separator: "\n")
        let thread = lines.first?.prefix { $0 != " " } ?? ""
        return lines.filter { line in
            // A number of fewer than five digits is padded.
            line.prefix { $0 != " " } == thread && line.dropFirst(thread.count).drop { $0 == " " }.hasPrefix("openat(")
        }.compactMap { $0.firstMatch(of: /"([^"]*)"/).map { String($0.1) } }
    }

    /// Whether the build is over, and was not stopped.
    var isOver: Bool { program.hasEnded }

    /// Lets the build go on, with a signal if one is given, and waits for its end.
    func end(_ signal: Int32 = 0) throws -> Outcome {
        program.signal(signal)
        // Another thread may have opened as many files by then, and stop it again.
        try program.waitUntil("the build ended") {
            program.signal(SIGCONT)
            return program.hasEnded
        }
        return try program.wait()
    }
}
