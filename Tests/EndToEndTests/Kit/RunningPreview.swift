import Foundation
import Glibc
import TestKit
import Testing

/// `joinery preview` at work on a studio. Ended with the test.
final class RunningPreview {
    /// The index: `http://localhost:8000/`.
    let index: String
    let program: RunningProgram

    /// Starts it, with folders for temporary files of the studio's own, and waits until it says where it is.
    init(_ studio: Studio, _ options: [String] = [], port: UInt16? = nil, environment: [String: String] = [:]) throws {
        let temporary = studio.path + "/temporary"
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        let arguments = ["preview", "-C", studio.path, "--now", Studio.now, "--port", "\(try port ?? LoopbackServer.freePort())"] + options
        program = try Program.joinery.start(arguments, environment: ["TMPDIR": temporary].merging(environment) { $1 })
        var said = ""
        while !said.hasSuffix("\n") {
            guard !program.hasEnded else { throw CannotPreview(reason: "\(try program.wait())") }
            usleep(5000)
            said = try program.outputSoFar()
        }
        index = String(said.dropLast())
    }

    deinit {
        program.signal(SIGTERM)
        _ = try? program.wait()
    }

    struct CannotPreview: Error { let reason: String }

    var port: UInt16 { URL(string: index)?.port.flatMap(UInt16.init) ?? 0 }

    /// A path of a site as a visitor asks for it, by name.
    func ask(_ target: String, host: String, _ options: [String] = []) throws -> CurlAnswer {
        try CurlAnswer("http://127.0.0.1:\(port)\(target)", ["--header", "Host: \(host):\(port)"] + options)
    }
}

/// What a server answers to `curl`.
struct CurlAnswer {
    let status: Int
    /// By lower-case name.
    let fields: [String: String]
    let body: String

    init(_ address: String, _ options: [String] = []) throws {
        let outcome = try Program.named("curl").run(["--silent", "--show-error", "--include", "--path-as-is"] + options + [address])
        try #require(outcome.exit == 0, "\(address): \(outcome.errors)")
        let parts = outcome.output.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = (parts.first ?? "").split(separator: "\r\n")
        status = Int(lines.first?.split(separator: " ").dropFirst().first ?? "") ?? 0
        let pairs = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false) }
        fields = Dictionary(pairs.map { ($0[0].lowercased(), $0.count > 1 ? $0[1].trimmingCharacters(in: .whitespaces) : "") }) {
            $0 + ", " + $1
        }
        body = parts.count > 1 ? String(parts[1]) : ""
    }
}
