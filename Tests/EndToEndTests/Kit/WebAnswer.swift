import Foundation
import TestKit
import Testing

/// What a web server answers to `curl`.
struct WebAnswer {
    let status: Int
    /// By lower-case name.
    let fields: [String: String]
    let body: String

    /// - `options`: further options of `curl`.
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
