import Foundation
import TestKit
import Testing

/// The two businesses of `joinery init --demo`, at the tests' own time.
enum Demo {
    /// SQL that fills the empty database as `init --demo` does.
    static let rows =
        (try? Repository.text("Sources/Embedded/demo.sql")).map { rows in
            """
            BEGIN;
            CREATE TEMP TABLE clock AS
              SELECT unixepoch('\(Studio.now)') AS now, unixepoch('\(Studio.now)') / 86400 * 86400 AS midnight;
            \(rows)
            COMMIT;

            """
        } ?? "the demo is missing;"
}

extension Studio {
    /// Builds the demo's two sites and answers with their files' contents.
    func buildDemo(_ arguments: String...) throws -> [String: [String: [UInt8]]] {
        let outcome = try Program.joinery.run(["build", "-C", path, "--now", Self.now] + arguments)
        try #require(outcome.exit == 0, "\(outcome.errors)")
        return try publishedContents()
    }

    /// What is live, by site and path.
    func publishedContents() throws -> [String: [String: [UInt8]]] {
        try Dictionary(
            uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: path + "/output").map { site in
                (site, try PublishedTree("\(path)/output/\(site)").contents)
            })
    }
}
