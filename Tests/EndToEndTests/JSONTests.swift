import BusinessKit
import Foundation
import TestKit
import Testing

/// What scripts read.
@Suite struct JSONTests {
    @Test("every answer in JSON is one document of schema 1, alone on standard output", arguments: ["build", "check", "pages"])
    func schema(command: String) throws {
        let studio = try Business()
        let outcome = try studio.joinery(command, "--format", "json")
        let document = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(document["schema"] as? Int == 1)
        #expect(outcome.errors == "")
    }

    @Test func `build tells what changed by kind and id, never by address`() throws {
        let studio = try Business()
        try studio.build()
        try studio.sql("UPDATE booking SET status = 'CONFIRMED' WHERE id = 3")
        let outcome = try studio.joinery("build", "--format", "json")

        let answer = try JSONDecoder().decode(BuildAnswer.self, from: Data(outcome.output.utf8))
        let site = try #require(answer.sites.first)
        #expect(answer.now == Business.now)
        #expect(answer.nextChange == "2026-11-24T08:00:00Z")
        #expect((site.site, site.result, site.pages, site.added, site.removed, site.changed) == ("studio", "published", 8, 0, 0, 3))
        #expect(
            site.changes == [
                .init(kind: "my-bookings", id: 2, file: "page", change: "changed", reasons: ["row", "links"]),
                .init(kind: "my-bookings", id: 2, file: "markdown", change: "changed", reasons: ["row", "links"]),
                .init(kind: "my-bookings", id: 2, file: "calendar", change: "changed", reasons: ["row", "links"]),
            ])
        for page in try studio.pages() where page.kind != "index" {
            #expect(!outcome.output.contains(page.path.dropFirst(2).dropLast(5)))
        }
    }

    @Test func `errors in configuration, templates and data reach scripts as findings`() throws {
        let studio = try Business()
        try studio.write("colour: blue", to: "site-data/joinery.yaml")

        let outcome = try studio.joinery("check", "--format", "json")
        #expect(
            outcome
                == Outcome(
                    exit: 1,
                    output: """
                        {
                          "findings" : [
                            {
                              "advice" : "README's \\"Configuration\\" lists all keys",
                              "code" : "configuration",
                              "sentence" : "`colour` is not a known key; known keys: `database`, `access`, `server`, `sites`, `sources`",
                              "severity" : "error",
                              "subject" : "site-data/joinery.yaml"
                            }
                          ],
                          "schema" : 1
                        }

                        """, errors: ""))
    }
}
