import BusinessKit
import Testing

/// A member's name has a limit, and nobody waits for one that is longer.
@Suite struct LongNameTests {
    @Test func `a name that is too long is shown cut off, and every page is there`() throws {
        let studio = try Business()
        // 3 bytes each, so that the limit lies within one.
        try studio.sql("UPDATE member SET first_name = replace(printf('%.*c', 400000, 'x'), 'x', '語') WHERE id = 1")
        #expect(try studio.joinery("build").exit == 0)
        let check = try studio.joinery("check")
        #expect(check.exit == 0)
        #expect(
            check.output.contains("member:1: has a name of 1200009 bytes; at most 20000 are allowed: it is cut off there"), "\(check)")
        let tree = try PublishedTree(studio.output)
        let shown = String(repeating: "語", count: 6_665) + "…"
        for page in try studio.pages() where page.kind == "my-bookings" {
            for form in ["html", "md"] {
                let bytes = try #require(tree.files[page.path.replacing(".html", with: ".\(form)")]?.bytes)
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(text.contains(shown) == (page.id == 1) && bytes.count < 60_000)
            }
        }
        // The same in lists and in mails.
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        for command in [["pages"], ["notify"], ["mail", "--confirmations"], ["explain", "1", "1"]] {
            let outcome = try studio.joinery(command)
            #expect(outcome.exit == 0 && outcome.output.utf8.count < 50_000, "\(command): \(outcome.exit)")
        }
        try studio.sql("UPDATE member SET first_name = replace(printf('%.*c', 3000, 'x'), 'x', '語') WHERE id = 1")
        #expect(try !studio.joinery("check").output.contains("is cut off"))
    }
}
