import Foundation
import TestKit
import Testing

/// A script of the tests' own, run by the Python that `.ci/setup` makes.
struct Script {
    /// Its path below `Tests/EndToEndTests`.
    let name: String

    /// Runs it, records each line of its errors as an issue, and answers with what it printed, decoded.
    func answer<Answer: Decodable>(
        _: Answer.Type, _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Answer {
        let python = Repository.folder.appending(path: ".venv/bin/python").path
        let path = Repository.folder.appending(path: "Tests/EndToEndTests/\(name)").path
        try #require(FileManager.default.isExecutableFile(atPath: python), "run `.ci/setup` first", sourceLocation: sourceLocation)
        let outcome = try Program(path: python).run([path] + arguments)
        #expect(outcome.exit == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
        return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    }
}
