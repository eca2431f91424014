import Foundation
import TestKit
import Testing

extension WebServer {
    /// A server's answer, as far as tests look at it.
    struct Answer {
        let status: Int
        let etag, lastModified: String?
        let body: String
    }

    /// Asks for a page by `curl`.
    func get(_ path: String, _ headers: [String: String] = [:]) throws -> Answer {
        let asked = headers.flatMap { ["--header", "\($0.key): \($0.value)"] }
        let outcome = try Program.named("curl").run(["--silent", "--show-error", "--include"] + asked + ["\(address)/\(path)"])
        try #require(outcome.exit == 0, "\(outcome.errors)")
        let parts = outcome.output.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = (parts.first ?? "").split(separator: "\r\n")
        func header(_ name: String) -> String? {
            lines.first { $0.lowercased().hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
        }
        return Answer(
            status: Int(lines.first?.split(separator: " ").dropFirst().first ?? "") ?? 0, etag: header("etag"),
            lastModified: header("last-modified"), body: parts.count > 1 ? String(parts[1]) : "")
    }
}
