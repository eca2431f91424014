import BusinessKit
import Foundation
import TestKit
import Testing

/// What `build --format json` answers, as far as tests look at it.
struct BuildAnswer: Decodable {
    let now: String
    let nextChange: String?
    let sites: [Site]

    struct Site: Decodable {
        let site: String
        let result: String
        let pages, added, removed, changed: Int
        let changes: [Change]
    }

    struct Change: Decodable, Hashable {
        let kind: String
        let id: Int64?
        let file: String
        let change: String
        let reasons: [String]
    }
}

extension BuildAnswer {
    /// Reads what was printed; the sites are told where some failed, too.
    init(_ outcome: Outcome) throws { self = try JSONDecoder().decode(BuildAnswer.self, from: Data(outcome.output.utf8)) }
}

extension Business {
    /// Builds and reads the answer.
    @discardableResult
    func buildAnswer(now: String = Business.now) throws -> BuildAnswer {
        let outcome = try joinery("build", "--format", "json", now: now)
        try #require(outcome.exit == 0, "\(outcome)")
        return try BuildAnswer(outcome)
    }
}
