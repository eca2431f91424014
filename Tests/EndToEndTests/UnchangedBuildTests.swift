import BusinessKit
import TestKit
import Testing

@Suite struct UnchangedBuildTests {
    @Test func `a second build of the same database writes nothing`() throws {
        let studio = try Business()
        let before = try studio.build()

        #expect(
            try studio.joinery("build")
                == Outcome(
                    exit: 0,
                    output: """
                        studio: unchanged, 8 pages in DIR/output/studio/current
                        Next change by itself: 2026-11-24T08:00:00Z, when a session ends

                        """, errors: ""))
        #expect(try PublishedTree(studio.output) == before)
    }

    @Test func `a change rewrites the pages it touches and leaves every other file as it is`() throws {
        let studio = try Business()
        let before = try studio.build()
        try studio.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1")

        let after = try studio.build()

        let pages = try studio.pages()
        let page = try #require(pages.first { $0.kind == "my-bookings" && $0.id == 1 }).path
        let changed = Set(after.files.keys.filter { after.files[$0] != before.files[$0] })
        #expect(changed == [page, page.replacing(".html", with: ".md")])
        #expect(after.live != before.live)
        #expect(Set(after.files.keys) == Set(before.files.keys))
    }

    @Test func `hidden links may change, also in length, without a byte, size or time of any file`() throws {
        let studio = try Business()
        try studio.sql(
            "UPDATE site SET hide_link_in_my_bookings = 1; UPDATE service SET link_url = 'https://teams.live.com/meet/1' WHERE id = 2")
        let before = try studio.build()
        try studio.sql(
            """
            UPDATE conferencing_account SET link_url = 'https://whereby.com/a-longer-room-than-before', link_password = 'p', link_description = 'd';
            UPDATE service SET link_url = 'https://8x8.vc/x', link_password = 'another' WHERE id = 2;
            """)

        #expect(try studio.build() == before)
    }

    @Test func `turned off again, hiding leaves the same bytes as before`() throws {
        let studio = try Business()
        let before = try studio.build()
        try studio.sql("UPDATE site SET hide_link_in_my_bookings = 1")
        let hidden = try studio.build()
        #expect(hidden.contents != before.contents)
        #expect(!hidden.files.values.contains { $0.text.contains("kvt-hwqz-ndr") })
        try studio.sql("UPDATE site SET hide_link_in_my_bookings = 0")

        #expect(try studio.build().contents == before.contents)
    }

    @Test func `the detailed exit code tells a change from none`() throws {
        let studio = try Business()

        #expect(try studio.joinery("build", "--detailed-exit-code").exit == 2)
        #expect(try studio.joinery("build", "--detailed-exit-code").exit == 0)
    }
}
