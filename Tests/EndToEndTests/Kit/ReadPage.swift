import Foundation
import TestKit
import Testing

/// A page as an HTML parser of other people's reads it.
struct ReadPage: Decodable {
    let page: String
    let entries: [Entry]
    /// Names of all elements in order, but those within a description.
    let elementsOutsideMarkup: [String]

    struct Entry: Decodable, Hashable {
        let state: String
        let reason: String
        /// Nil on a join page.
        let when: String?
        let start: String
        let link: String?
        let password: String?
        let description: String?
        let joinPage: String?
    }

    /// Reads all pages of a site by path; records an issue for each hook that does not hold.
    static func all(of site: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: ReadPage] {
        let python = Repository.folder.appending(path: ".venv/bin/python").path
        let script = Repository.folder.appending(path: "Tests/EndToEndTests/read_pages.py").path
        try #require(FileManager.default.isExecutableFile(atPath: python), "run `.ci/setup` first", sourceLocation: sourceLocation)
        let outcome = try Program(path: python).run([script, site + "/current/"])
        #expect(outcome.exit == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
        return try JSONDecoder().decode([String: ReadPage].self, from: Data(outcome.output.utf8))
    }
}
