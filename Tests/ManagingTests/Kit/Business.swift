import Foundation
import TestKit
import Testing

/// A folder as `joinery init` leaves it, with the rows that a business brings itself; gone when the test lets go of it.
final class Business {
    let path: String
    var database: String { path + "/site-data/bookings.sqlite" }

    /// Noon of 23 November 2026.
    static let now = "2026-11-23T12:00:00Z"
    static let secret = "an-open-secret-for-tests-and-nothing-else"

    init(_ rows: String) throws {
        path = Scratch.folder + "/joinery-managing-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: try Self.initialised.get() + "/site-data", toPath: path + "/site-data")
        try sql(rows)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Runs a command on this folder; the folder's path reads `DIR` in what it says.
    func joinery(_ arguments: String..., environment: [String: String] = [:], input: String = "") throws -> Outcome {
        try Program.joinery.run(arguments + ["-C", path, "--now", Self.now], environment: environment, input: input).replacing(path)
    }

    /// Runs a command that must succeed, and answers with what it printed.
    @discardableResult
    func doing(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let outcome = try Program.joinery.run(arguments + ["-C", path, "--now", Self.now]).replacing(path)
        #expect(outcome.exit == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
        return outcome.output
    }

    /// Runs SQL as any other program may, and answers with its rows.
    @discardableResult
    func sql(_ text: String) throws -> String {
        let outcome = try Program.named("sqlite3").run(["-bail", database], input: text)
        try #require(outcome.exit == 0, "\(outcome.errors)")
        return outcome.output.trimmingCharacters(in: .newlines)
    }

    /// A folder as `joinery init` leaves it, made once; its secret is always the same one, so that addresses are.
    private static let initialised = Result {
        let path = Scratch.shared("managing-initialised")
        let outcome = try Program.joinery.run(["init", "-C", path])
        try #require(outcome.exit == 0, "\(outcome.errors)")
        try Data(secret.utf8).write(to: URL(fileURLWithPath: path + "/site-data/secret.key"))
        return path
    }

    /// Every row of every table, so that "nothing changed" can be said of the whole database.
    func dump() throws -> String { try sql(".dump") }
}
