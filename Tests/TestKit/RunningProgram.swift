import Foundation
import Glibc

/// A program at work. Killed when the test lets go of it before its end.
public final class RunningProgram {
    private let process: pid_t
    private let scratch: String
    /// As `waitpid` tells it; nil while the program runs.
    private var status: Int32?

    init(process: pid_t, scratch: String) {
        self.process = process
        self.scratch = scratch
    }

    deinit {
        if !hasEnded {
            kill(process, SIGKILL)
            collect(0)
        }
        try? FileManager.default.removeItem(atPath: scratch)
    }

    public var hasEnded: Bool {
        collect(WNOHANG)
        return status != nil
    }

    public func signal(_ number: Int32) { if !hasEnded { kill(process, number) } }

    public func errorsSoFar() throws -> String { try said(in: "err") }

    public func outputSoFar() throws -> String { try said(in: "out") }

    /// Waits until the program has made a file, by which it says that it is ready.
    public func waitForFile(_ path: String) throws {
        for _ in 0..<4000 where access(path, F_OK) != 0 && !hasEnded { usleep(5000) }
        guard access(path, F_OK) == 0 else { throw MakesNoFile(path: path, errors: try errorsSoFar()) }
    }

    struct MakesNoFile: Error {
        let path: String
        let errors: String
    }

    private func said(in file: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(scratch)/\(file)")), as: UTF8.self)
    }

    /// Waits for the end.
    public func wait() throws -> Outcome {
        collect(0)
        let status = status ?? 0
        let signal = status & 0x7F
        return Outcome(
            exit: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
            output: String(decoding: try Data(contentsOf: URL(fileURLWithPath: scratch + "/out")), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: scratch + "/err")), as: UTF8.self))
    }

    private func collect(_ options: Int32) {
        guard status == nil else { return }
        var found: Int32 = 0
        while true {
            let answer = waitpid(process, &found, options)
            if answer == process { status = found }
            if answer >= 0 || errno != EINTR { return }
        }
    }
}
