import BusinessKit
import Testing

/// Pages that the owner has written, in `site-data/pages`.
@Suite struct OwnPagesTests {
    @Test func `a text becomes a page and its twin, every page links to it, and pages lists it`() throws {
        let studio = try Business()
        try studio.write("# Help\n\nSee the [terms](terms.md).\n", to: "site-data/pages/help.md")
        try studio.write("# Terms\n\n- One\n", to: "site-data/pages/terms.md")
        let tree = try studio.build()

        #expect(tree.files["pages/help.html"]?.text.contains("<p>See the <a href=\"/pages/terms.html\"") == true)
        #expect(tree.files["pages/help.md"]?.text.hasPrefix("# Help\n\nSee the [terms](/pages/terms.md).\n") == true)
        // The empty index of a folder is no page.
        for (path, file) in tree.files where path.hasSuffix(".html") && !path.hasSuffix("/index.html") {
            #expect(file.text.contains("<a href=\"/pages/help.html\"><bdi>Help</bdi></a>"), "\(path)")
        }
        let listed = try studio.pages().filter { $0.kind == "page" }
        #expect(
            listed.map(\.url) == ["https://members.example.org/pages/help.html", "https://members.example.org/pages/terms.html"])
        #expect(listed.allSatisfy { $0.id == nil && $0.site == "studio" && tree.files[$0.path] != nil })
        #expect(try studio.joinery("verify", now: nil).exit == 0)
    }

    @Test func `a changed text changes its page alone; a new title changes every page; the last text may go`() throws {
        let studio = try Business()
        try studio.write("# Help\n\nOne.\n", to: "site-data/pages/help.md")
        let before = try studio.build()
        try studio.write("# Help\n\nTwo.\n", to: "site-data/pages/help.md")
        let changes = try #require(try studio.buildAnswer().sites.first?.changes)
        #expect(Set(changes.map { "\($0.kind) \($0.file) \($0.reasons)" }) == ["page page [\"row\"]", "page markdown [\"row\"]"])

        try studio.write("# Questions\n", to: "site-data/pages/help.md")
        let titled = try studio.build()
        #expect(
            before.files.keys.filter { $0.hasSuffix(".html") && !$0.hasSuffix("/index.html") }.allSatisfy {
                titled.files[$0]?.bytes != before.files[$0]?.bytes
            })

        try studio.remove("site-data/pages/help.md")
        let after = try studio.build()
        #expect(after.files.keys.filter { $0.hasPrefix("pages/") }.allSatisfy { $0 == "pages/index.html" })
        #expect(after.contents == (try studio.cleanBuild()["studio"]))
    }

    @Test func `of two sites each has the common texts and those of its own folder`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        try studio.write("# Help\n", to: "site-data/pages/help.md")
        try studio.write("# Help of the harbour\n", to: "site-data/pages/harbour/help.md")
        try studio.write("# Pier\n", to: "site-data/pages/harbour/pier.md")
        try studio.build()

        let harbour = try PublishedTree(studio.path + "/output/harbour").files
        let other = try PublishedTree(studio.output).files
        #expect(harbour["pages/help.html"]?.text.contains("Help of the harbour") == true)
        #expect(harbour["pages/pier.html"] != nil && other["pages/pier.html"] == nil)
        #expect(other["pages/help.html"]?.text.contains("harbour") == false)
    }

    @Test func `mail, telephone and headings may be linked to, and what a page cannot show is told once`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        try studio.write(
            "# Help\n\n[m](mailto:a@example.org) [t](tel:+4930123) [w](#what-to-bring) [x](#nowhere)\n\n## What to *bring*\n\n![a map](map.png)\n\n"
                + "| a | b |\n|---|---|\n| 1 | 2 |\n", to: "site-data/pages/help.md")
        try studio.write("# Old\n", to: "site-data/pages/old.markdown")
        let checked = try studio.joinery("check").output
        for told in ["links to `#nowhere`", "has the image `map.png`", "has a table", "pages/old.markdown: is no page"] {
            #expect(checked.components(separatedBy: told).count == 2, "\(told) in \(checked)")
        }
        #expect(!checked.contains("shown as text alone"))
        try studio.build()
        let page = try String(contentsOfFile: studio.path + "/output/studio/current/pages/help.html", encoding: .utf8)
        for part in ["href=\"mailto:a@example.org\"", "href=\"tel:+4930123\"", "href=\"#what-to-bring\"", "<h2 id=\"what-to-bring\">"] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test func `a link that no page may have is shown as text, with a warning that says it once`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        try studio.write("# Help\n\n[one](http://a.example/) [two](gone.md) [three](javascript:alert(1))\n", to: "site-data/pages/help.md")
        let tree = try studio.build()
        #expect(tree.files["pages/help.html"]?.text.contains("<p>one two three</p>") == true)
        let lines = try studio.joinery("check").output.split(separator: "\n").filter { $0.contains("[page]") }
        #expect(
            lines
                == ["http://a.example/", "gone.md", "javascript:alert(1)"].map {
                    "warning: site-data/pages/help.md: links to `\($0)`, which is shown as text alone [page]"
                })
    }
}
