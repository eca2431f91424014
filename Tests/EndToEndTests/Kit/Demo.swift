import BusinessKit
import Foundation
import TestKit
import Testing

/// The two businesses of `joinery init --demo`, at the tests' own time.
enum Demo {
    /// SQL that fills the empty database as `init --demo` does.
    static let rows =
        (try? Repository.text("site-data/demo.sql")).map { rows in
            """
            BEGIN;
            CREATE TEMP TABLE clock AS
              SELECT unixepoch('\(Business.now)') AS now, unixepoch('\(Business.now)') / 86400 * 86400 AS midnight;
            \(rows)
            COMMIT;

            """
        } ?? "the demo is missing;"
}

extension Business {
    /// Builds the demo's two sites and returns their files' contents.
    func buildDemo(_ arguments: String...) throws -> [String: [String: [UInt8]]] {
        let outcome = try joinery(["build"] + arguments)
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
