import Foundation
public import Testing

/// A script of the tests' own in Python: an oracle written by other people, a visitor, a server.
public struct Script: Sendable {
    /// Whose packages it imports.
    public enum Python: Sendable {
        /// What `.ci/setup --tests` installs into `.venv`.
        case own
        /// What Debian's packages bring for its own Python, which the other cannot import.
        case system

        fileprivate var program: Program {
            switch self {
            case .own: Program(path: Repository.path(".venv/bin/python"))
            case .system: Program(path: "/usr/bin/python3")
            }
        }
    }

    private let program: Program

    /// - `path`: its path in the repository.
    public init(_ path: String, by python: Python = .own) { program = python.program.with([Repository.path(path)]) }

    /// A script that is short enough for the test's own file.
    public init(text: String, by python: Python = .own) { program = python.program.with(["-c", text]) }

    public func run(_ arguments: [String] = [], input: String = "") throws -> Outcome { try start(arguments, input: input).wait() }

    /// Starts it and returns at once.
    public func start(_ arguments: [String] = [], input: String = "") throws -> RunningProgram {
        guard FileManager.default.isExecutableFile(atPath: program.path) else { throw NoPython() }
        return try program.start(arguments, input: input)
    }

    /// Runs it, records an issue with its errors if it does not succeed, and returns what it printed, decoded.
    public func answer<Answer: Decodable>(
        _: Answer.Type, _ arguments: [String] = [], input: String = "", sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Answer {
        let outcome = try run(arguments, input: input)
        #expect(outcome.exit == 0, "\(outcome.errors.prefix(3000))", sourceLocation: sourceLocation)
        return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    }

    struct NoPython: Error, CustomStringConvertible {
        var description: String { "run `.ci/setup --tests` first" }
    }
}
