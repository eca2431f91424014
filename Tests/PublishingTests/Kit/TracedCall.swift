import Foundation

/// One system call of a program, as `strace` counts them: the how-manieth of its name on its thread.
struct TracedCall: Equatable {
    static let names = [
        "openat", "mkdir", "mkdirat", "write", "pwrite64", "pread64", "close", "renameat", "linkat", "unlinkat", "symlinkat",
        "readlinkat", "fchmod", "fchown", "utimensat", "newfstatat", "fstat", "getdents64", "flock", "ftruncate", "fsync", "syncfs",
    ]

    var name: String
    var number: Int

    /// The calls that `program` makes from its first one about `folder` on. The dynamic loader's come before.
    static func all(of program: String, _ arguments: [String], in folder: String, log: String) throws -> [TracedCall] {
        let result = try Command.run(
            "/usr/bin/strace", ["-f", "-qq", "-o", log, "-e", "trace=" + names.joined(separator: ","), program] + arguments)
        guard result.status == 0 else { throw Failure(output: result.output) }
        var counts: [String: Int] = [:]
        var calls: [TracedCall] = []
        var hasBegun = false
        for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            guard words.count == 2, let end = words[1].firstIndex(of: "(") else { continue }
            let name = words[1][..<end].trimmingCharacters(in: .whitespaces)
            counts[words[0] + name, default: 0] += 1
            hasBegun = hasBegun || line.contains(folder)
            if hasBegun, names.contains(name) { calls.append(TracedCall(name: name, number: counts[words[0] + name] ?? 0)) }
        }
        return calls
    }

    struct Failure: Error { var output: String }
}
