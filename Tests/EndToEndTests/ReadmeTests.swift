import Foundation
import TestKit
import Testing

/// README's paths lead somewhere. `.ci/readme` runs its commands.
@Suite struct ReadmeTests {
    @Test func `every path in a table is there`() throws {
        let words = try Repository.text("README.md").split(separator: "\n").filter { $0.hasPrefix("|") }
            .flatMap { $0.matches(of: /`(?<word>[^` ]*\/[^` ]*)`/).map { String($0.word) } }
        let paths = words.filter { !Self.isAnother($0) }
        #expect(paths.count > 5)
        for path in paths { #expect(try Self.isThere(path), "README names `\(path)`") }
    }

    @Test func `every relative link leads to a file`() throws {
        let text = try Repository.text("README.md").replacing(/`[^`]*`/, with: "")
        let links = text.matches(of: /\]\((?<target>[^)#\s]+)[^)]*\)/).map { String($0.target) }
        let paths = links.filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
        #expect(!paths.isEmpty)
        for path in paths { #expect(try Self.isThere(path), "README links to \(path)") }
    }

    /// Whether a path is not one of this repository: an address, or a file in the folder of somebody who uses Joinery.
    private static func isAnother(_ path: String) -> Bool {
        path.hasPrefix("/") || path.contains("://") || ["site-data/", "output/"].contains(where: path.hasPrefix)
    }

    /// Whether there is a file or folder at a path of the repository, or of `Templates`; `*` and `<…>` are any name.
    private static func isThere(_ path: String) throws -> Bool {
        let pattern = path.replacing(/<[^>]*>/, with: "*")
        let outcome = try Program.named("sh").run(
            ["-c", "ls -d -- \(pattern) || ls -d -- Templates/\(pattern)"], in: Repository.folder.path)
        return outcome.exit == 0
    }
}
