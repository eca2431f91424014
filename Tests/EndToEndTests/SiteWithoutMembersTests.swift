import BusinessKit
import Testing

@Suite struct SiteWithoutMembersTests {
    @Test func `a site that never had a member is published, with a warning`() throws {
        let studio = try Business()
        try studio.sql("DELETE FROM booking; DELETE FROM member")

        let outcome = try studio.joinery("build")

        #expect(outcome.exit == 0, "\(outcome)")
        #expect(outcome.output.contains("1 warning: run `joinery check` to see it"), "\(outcome)")
        let published = try PublishedTree(studio.output)
        #expect(published.files["index.html"] != nil)
        #expect(published.pages(in: "m") == [])

        let check = try studio.joinery("check")
        #expect(check.exit == 0)
        #expect(
            check.output
                == "warning: site:studio: has no member [no-member]\n  -> `joinery import` brings them in, or your program writes them: the manual's page \"Connect your bookings\"\n0 errors, 1 warning\n"
        )
        #expect(try studio.joinery("check", "--strict").exit == 1)
    }
}
