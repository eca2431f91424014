import TestKit
import Testing

/// A page as an HTML parser that other people wrote reads it.
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
        try Script("Tests/EndToEndTests/read_pages.py").answer(
            [String: ReadPage].self, [site + "/current/"], sourceLocation: sourceLocation)
    }
}
