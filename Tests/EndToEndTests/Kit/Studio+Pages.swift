import Foundation
import Testing

/// One row of `pages --format json`.
struct ListedPage: Decodable, Hashable {
    let site: String
    let kind: String
    let id: Int64?
    let path: String
    let url: String
}

extension Studio {
    /// The address of every page, as `pages` tells it.
    func pages() throws -> [ListedPage] {
        struct Answer: Decodable {
            let schema: Int
            let pages: [ListedPage]
        }
        let outcome = try joinery("pages", "--format", "json")
        try #require(outcome.exit == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8)).pages
    }
}
