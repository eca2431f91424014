import Foundation
import Testing

/// One row of `pages --format json`.
public struct ListedPage: Decodable, Hashable, Sendable {
    public let site: String
    public let kind: String
    public let id: Int64?
    /// Below the web root.
    public let path: String
    public let url: String
    /// The same join page in other languages.
    public let translations: [Translation]?

    public struct Translation: Decodable, Hashable, Sendable {
        public let language: String
        public let path: String
        public let url: String
    }

    /// All of its files in HTML.
    public var paths: [String] { [path] + (translations ?? []).map(\.path) }
}

extension Business {
    /// The address of every page, as `pages` lists it.
    public func pages() throws -> [ListedPage] {
        struct Answer: Decodable {
            let schema: Int
            let pages: [ListedPage]
        }
        let outcome = try joinery("pages", "--format", "json")
        try #require(outcome.exit == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8)).pages
    }
}
