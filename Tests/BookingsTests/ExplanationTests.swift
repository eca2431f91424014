import Testing

@testable import Bookings

/// `explain` prints what the pages use.
@Suite struct ExplanationTests {
    @Test(
        "the explanation's answer is the rules', and its last row in question the one that decides", arguments: LinkRulesTests.resolveLines)
    func resolve(_ line: LinkRulesTests.ResolveLine) throws {
        let facts = try #require(line.situation.facts)
        let explanation = Explanation(facts)
        #expect(explanation.answer == LinkRules.resolve(facts))
        let rows = explanation.steps.compactMap(\.rule)
        #expect(rows == Array(1...line.row))
        #expect(explanation.steps.filter { $0.rule != nil }.map(\.decides) == rows.map { $0 == line.row })
        for step in explanation.steps { #expect(!step.found.isEmpty && !step.found.contains("://") && !step.found.contains("-word")) }
    }

    @Test func `an unsafe link is withheld by the step after the table, in the policy's words`() throws {
        var situation = Situation()
        situation.linkState = .set(.unsafe)
        let facts = try #require(situation.facts)
        let last = try #require(Explanation(facts).steps.last)
        #expect(last.rule == nil && last.decides)
        #expect(last.found == "it \(LinkFlaw.zoomHostLink.sentence)")
    }

    @Test func `where members log in, the join page leaves a link to My Bookings, and says of what is not shown why`() throws {
        for isHidden in [false, true] {
            for state in [Session.LinkState.inherit, .removed] {
                let situation = Situation(hidesLinkInMyBookings: isHidden, linkState: state)
                let resolution = LinkRules.resolve(try #require(situation.facts))
                for access in Access.allCases {
                    let explanation = Explanation(onJoinPage: resolution, of: situation.site, access: access)
                    let byRules = LinkRules.reveal(resolution, booking: nil, on: .myBookings, of: situation.site)
                    #expect(explanation.answer == (byRules.link != nil && access == .login ? Revelation.leftToMyBookings : byRules))
                    #expect(explanation.answer == LinkRules.revealOnJoinPage(resolution, of: situation.site, access: access))
                    #expect(explanation.steps.last?.decides == true)
                }
            }
        }
        #expect(Revelation.leftToMyBookings.state == .hidden && Revelation.leftToMyBookings.reason == "shared-page")
    }

    @Test(
        "both surfaces and the join page are explained by the rules' own answer",
        arguments: Booking.Status.allCases.map(Optional.some) + [nil])
    func reveal(_ status: Booking.Status?) throws {
        for surface in Surface.allCases {
            for isHidden in [false, true] {
                var situation = Situation()
                (situation.hidesLinkInEmails, situation.hidesLinkInMyBookings) = (isHidden, isHidden)
                let resolution = LinkRules.resolve(try #require(situation.facts))
                let explanation = Explanation(resolution, booking: status, on: surface, of: situation.site)
                #expect(explanation.answer == LinkRules.reveal(resolution, booking: status, on: surface, of: situation.site))
                #expect(explanation.steps.last?.decides == true)
                #expect(explanation.steps.compactMap(\.rule) == Array(1...(explanation.steps.count)))
            }
        }
    }
}
