import Foundation
public import TestKit
public import Testing

/// A small business in a folder of its own, for tests of the real binary. The folder goes when the test lets go of it, or with the run.
///
/// Schema and configuration are what `joinery init` makes; the secret is always the same one, so addresses are too.
public final class Business: Sendable {
    public let path: String
    public var output: String { path + "/output/studio" }
    public var database: String { path + "/site-data/bookings.sqlite" }

    /// Noon of 23 November 2026, in the middle of what `Business.rows` plans.
    public static let now = "2026-11-23T12:00:00Z"
    public static let secret = OpenSecret.text

    /// - Parameter rows: SQL that fills the empty database.
    public init(_ rows: String = Business.rows) throws {
        path = Scratch.path("business-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: try Self.initialised.get() + "/site-data", toPath: path + "/site-data")
        try sql(rows)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Runs a command on this folder; the folder's path reads `DIR` in what it says.
    public func joinery(
        _ arguments: String..., now: String? = Business.now, environment: [String: String] = [:], input: String = ""
    ) throws -> Outcome {
        try joinery(arguments, now: now, environment: environment, input: input)
    }

    /// The same for arguments that are an array.
    public func joinery(
        _ arguments: [String], now: String? = Business.now, environment: [String: String] = [:], input: String = ""
    ) throws -> Outcome {
        let time = now.map { ["--now", $0] } ?? []
        return try Program.joinery.run(arguments + ["-C", path] + time, environment: environment, input: input).replacing(path)
    }

    /// Runs a command that must succeed, and returns what it printed.
    @discardableResult
    public func doing(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let outcome = try joinery(arguments)
        #expect(outcome.exit == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
        return outcome.output
    }

    /// Builds, which must succeed, and returns what is published then.
    @discardableResult
    public func build(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> PublishedTree {
        let outcome = try joinery(["build"] + arguments)
        #expect(outcome.exit == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
        return try PublishedTree(output)
    }

    /// Runs SQL as another program may, without foreign keys and without Joinery's rules, and returns the rows that it prints.
    @discardableResult
    public func sql(_ text: String) throws -> String {
        let outcome = try Program.named("sqlite3").run(["-bail", database], input: text)
        try #require(outcome.exit == 0, "\(outcome.errors)")
        return outcome.output.trimmingCharacters(in: .newlines)
    }

    /// Every row of every table: equal before and after if nothing changed.
    public func dump() throws -> String { try sql(".dump") }

    public func write(_ text: String, to file: String) throws { try write(Array(text.utf8), to: file) }

    public func write(_ bytes: [UInt8], to file: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(file)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    public func text(_ file: String) throws -> String { try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8) }

    public func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(file)") }

    public func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(file)") }

    /// A folder as `joinery init` leaves it, made once.
    private static let initialised = Result {
        let path = Scratch.path("initialised")
        let outcome = try Program.joinery.run(["init", "-C", path])
        try #require(outcome.exit == 0, "\(outcome.errors)")
        try Data(secret.utf8).write(to: URL(fileURLWithPath: path + "/site-data/secret.key"))
        return path
    }
}
