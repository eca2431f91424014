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
        signal(SIGKILL)
        try? Waiting.until("the killed program ended") { hasEnded }
        try? FileManager.default.removeItem(atPath: scratch)
    }

    public var hasEnded: Bool {
        collect()
        return status != nil
    }

    public func signal(_ number: Int32) { if !hasEnded { kill(process, number) } }

    public func errorsSoFar() throws -> String { try said(in: "err") }

    public func outputSoFar() throws -> String { try said(in: "out") }

    /// Waits until something holds that the program brings about.
    ///
    /// - `what`: ends the sentence "waited in vain until …".
    /// - Throws: `Waiting.InVain` after the limit; `EndedTooSoon` if the program ends and it does not hold.
    public func waitUntil(_ what: String, limit: Duration = Waiting.limit, _ isSo: () throws -> Bool) throws {
        try Waiting.until(what, limit: limit) {
            // In this order: what holds at the end is the program's last word.
            let isOver = hasEnded
            if try isSo() { return true }
            if isOver { throw EndedTooSoon(what: what, outcome: try outcome()) }
            return false
        }
    }

    /// Waits until the program has made a file, by which it says that it is ready.
    public func waitForFile(_ path: String) throws {
        try waitUntil("there is `\(path)`") { unsafe access(path, F_OK) == 0 }
    }

    public struct EndedTooSoon: Error, CustomStringConvertible {
        let what: String
        let outcome: Outcome

        public var description: String { "the program ended before \(what): \(outcome)" }
    }

    /// Waits for the end. A program that does not end within the limit is killed.
    ///
    /// - Throws: `Waiting.InVain` after the limit.
    public func wait(limit: Duration = Waiting.limit) throws -> Outcome {
        do {
            try Waiting.until("the program ended", limit: limit) { hasEnded }
        } catch {
            signal(SIGKILL)
            throw error
        }
        return try outcome()
    }

    private func outcome() throws -> Outcome {
        let status = status ?? 0
        let signal = status & 0x7F
        return Outcome(
            exit: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: try outputSoFar(), errors: try errorsSoFar())
    }

    private func said(in file: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(scratch)/\(file)")), as: UTF8.self)
    }

    private func collect() {
        var found: Int32 = 0
        if status == nil, unsafe waitpid(process, &found, WNOHANG) == process { status = found }
    }
}
