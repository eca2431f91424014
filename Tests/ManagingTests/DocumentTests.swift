import BusinessKit
import Foundation
import TestKit
import Testing

/// What scripts read.
@Suite struct DocumentTests {
    private struct Answer: Decodable {
        let schema: Int
        let action, subject, actor, site: String
        let dryRun, changed: Bool
        let touches: Touches

        struct Touches: Decodable, Equatable {
            let sessions, bookings, members: Int
        }
    }

    private struct Explanation: Decodable {
        let schema: Int
        let resolve: Resolve
        let reveal: [Reveal]

        struct Resolve: Decodable {
            let reason, provider: String
            let steps: [Step]
        }

        struct Step: Decodable {
            let rule: Int?
            let decides: Bool
        }

        struct Reveal: Decodable {
            let booking: Int?
            let surface, state, reason: String
        }
    }

    @Test func `an edit answers in JSON too`() throws {
        let business = try Business(Business.rowsWithoutAccount)
        let text = try business.doing("account", "connect", "--url", ArticleTests.meet, "--format", "json")
        let answer = try JSONDecoder().decode(Answer.self, from: Data(text.utf8))
        #expect(answer.schema == 1 && answer.changed && !answer.dryRun)
        #expect([answer.action, answer.subject, answer.actor, answer.site] == ["account.connect", "site:studio", "owner", "studio"])
        #expect(answer.touches == .init(sessions: 5, bookings: 6, members: 2))
        #expect(!text.contains(ArticleTests.meet))
    }

    @Test func `an explanation answers in JSON too, booking by booking, both surfaces and the join page`() throws {
        let business = try Business(Business.rowsWithoutAccount)
        try business.doing("account", "connect", "--url", ArticleTests.meet)
        let text = try business.doing("explain", "2", "11", "--format", "json")
        let explanation = try JSONDecoder().decode(Explanation.self, from: Data(text.utf8))
        #expect(explanation.schema == 1)
        #expect(explanation.resolve.reason == "site" && explanation.resolve.provider == "Google Meet")
        #expect(explanation.resolve.steps.compactMap(\.rule) == Array(1...9))
        #expect(
            explanation.reveal.map { "\($0.booking ?? 0) \($0.surface) \($0.state) \($0.reason)" }
                == ["5 my-bookings withheld booking-pending", "5 email withheld booking-pending", "0 my-bookings shown site"])
        #expect(!text.contains(ArticleTests.meet))
        #expect(try business.doing("explain", "2", "12").contains("The member has no booking of this session"))
    }

    @Test(
        "whoever sits at a terminal is asked before a member is erased",
        arguments: [("yes", 0, "0"), ("no", 4, "1")])
    func asking(_ answer: String, _ exit: Int32, _ left: String) throws {
        let business = try Business(Business.rowsWithoutAccount)
        let command = "\(Program.joinery.path) member erase 2 -C \(business.path) --now \(Business.now)"
        let outcome = try Program.named("script").run(["-qec", command, "/dev/null"], input: "\(answer)\n")
        #expect(outcome.exit == exit)
        #expect(outcome.output.contains("and all that they were told. This cannot be undone. Type `yes` to go on: "))
        #expect(try business.sql("SELECT count(*) FROM member WHERE id = 2") == left)
    }
}
