import BusinessKit
import Foundation
import TestKit
import Testing

/// `Templates/` and what is built into the program are the same files.
@Suite struct TemplatesTests {
    @Test func `the embedded templates are those of the folder, name by name and byte by byte`() throws {
        let path = Scratch.folder + "/joinery-templates-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try Program.joinery.run(["init", "-C", path]).exit == 0)
        #expect(try Repository.files(below: path + "/Templates").isEmpty)
        #expect(try Program.joinery.run(["templates", "export", "-C", path]).exit == 0)

        let files = try Repository.files(below: path + "/Templates")
        #expect(files.filter { !$0.key.hasPrefix(".originals/") } == (try Repository.templates()))
    }

    @Test func `a site's own template replaces the built-in one, the others stay`() throws {
        let studio = try Business()
        let before = try studio.build()
        try studio.write("User-agent: *\nDisallow: /\nCrawl-delay: 9\n", to: "Templates/robots.txt")

        let after = try studio.build()
        let changed = after.files.keys.filter { after.files[$0]?.bytes != before.files[$0]?.bytes }
        #expect(changed == ["robots.txt"])
        #expect(after.files["robots.txt"]?.text == "User-agent: *\nDisallow: /\nCrawl-delay: 9\n")
    }

    @Test func `a changed style sheet has a new name, and the old one stays for pages loaded before`() throws {
        let studio = try Business()
        let before = try studio.build()
        try studio.write(try Repository.text("Templates/style.css") + "\n/* new */\n", to: "Templates/style.css")

        let after = try studio.build()
        let styles = { (tree: PublishedTree) in Set(tree.files.keys.filter { $0.hasPrefix("assets/style.") }) }
        #expect(styles(before).count == 1 && styles(after).count == 2)
        #expect(styles(after).isSuperset(of: styles(before)))
    }

    @Test func `a folder of templates may be a symbolic link`() throws {
        let studio = try Business()
        try studio.write("User-agent: *\n", to: "elsewhere/robots.txt")
        try FileManager.default.createSymbolicLink(atPath: studio.path + "/Templates", withDestinationPath: "elsewhere")
        #expect(try studio.build().files["robots.txt"]?.text == "User-agent: *\n")
    }

    @Test func `what browsers refuse is a warning of build and check, with file, line and column`() throws {
        let studio = try Business()
        try studio.write("@import \"x.css\";\na { color: red;\n", to: "Templates/style.css")
        let layout = try Repository.text("Templates/layout.html")
        let line = try #require(layout.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0 == "</body>" }) + 1
        try studio.write(
            layout.replacing("</body>", with: "<script>go()</script>\n<img src=\"https://x.example/a.png\">\n</body>"),
            to: "Templates/layout.html")
        // No page includes it.
        try studio.write("<script></script>", to: "Templates/unused.html")
        let check = try studio.joinery("check")
        let lines = check.output.split(separator: "\n").filter { $0.hasPrefix("warning: ") }.map {
            $0.replacing(/: .*/.dotMatchesNewlines(), with: "")
        }
        #expect(lines.count == 4, "\(check)")
        for said in [
            "Templates/layout.html: line \(line) column 1: `<script>`: pages run no script, browsers refuse it [template]",
            "Templates/layout.html: line \(line + 1) column 6: loads `https://x.example/a.png`: pages load nothing but",
            "Templates/style.css: line 1 column 1: `@import`: pages load one style sheet, browsers refuse another [template]",
            "Templates/style.css: line 2 column 3: `{` is opened here and never closed: browsers read all that follows as a part of it [template]",
        ] { #expect(check.output.contains("warning: " + said), "\(check)") }
        let build = try studio.joinery("build")
        #expect(build.exit == 0 && (build.output + build.errors).contains("4 warnings: run `joinery check` to see them"), "\(build)")
    }

    @Test func `a drawing that the style sheet names is loaded by its contents' name, and one that is not there is an error`() throws {
        let studio = try Business()
        try studio.write("b { mask: url(icons/leaf.svg) }", to: "Templates/style.css")
        #expect(try studio.joinery("build").errors.contains("names `icons/leaf.svg`, which is not there"))
        try studio.write("<svg/>", to: "Templates/icons/leaf.svg")
        let files = try studio.build().files
        let leaf = try #require(files.keys.first { $0.hasPrefix("assets/leaf.") })
        let style = try #require(files.first { $0.key.hasPrefix("assets/style.") })
        #expect(style.value.text == "b { mask: url(/\(leaf)) }")
    }
}

/// Languages: one file each.
@Suite struct LanguageFilesTests {
    @Test func `a file of words is all that a new language takes`() throws {
        let studio = try Business()
        try studio.sql("UPDATE member SET language = 'nl' WHERE id = 1; UPDATE member SET language = 'nl-BE' WHERE id = 2")
        let dutch = try Repository.text("Templates/words/en.yaml").replacing("region: GB", with: "region: NL")
            .replacing("title: My bookings", with: "title: Mijn boekingen")
        try studio.write(dutch, to: "Templates/words/nl.yaml")

        let tree = try studio.build()
        for page in try studio.pages() where page.kind == "my-bookings" {
            let text = try #require(tree.files[page.path]?.text)
            #expect(text.contains("<html lang=\"nl\" dir=\"ltr\">") && text.contains("<title>Mijn boekingen</title>"))
            #expect(text.contains("dinsdag 24 november 2026"))
        }
        #expect(try studio.joinery("check", "--strict").exit == 0)
    }

    @Test func `a word that a copy lacks is the built-in one of its language, with a warning`() throws {
        let studio = try Business()
        try studio.sql("UPDATE site SET language = 'de'")
        let before = try studio.build()
        let german = try Repository.text("Templates/words/de.yaml")
        let lacking = german.replacing("  web: Diese Seite im Browser\n", with: "").replacing("  one: \"{count} Platz\"\n", with: "")
        try #require(lacking != german)
        try studio.write(lacking, to: "Templates/words/de.yaml")
        #expect(
            try studio.joinery("check").output == """
                warning: Templates/words/de.yaml: lacks the word `footer.web`: the one built in as `words/de.yaml` is used [words]
                  -> add it to the file; until then every page has the other one
                warning: Templates/words/de.yaml: lacks the word `places.one`: the one built in as `words/de.yaml` is used [words]
                  -> add it to the file; until then every page has the other one
                0 errors, 2 warnings

                """)
        let after = try studio.build()
        #expect(after.contents == before.contents)
    }

    @Test func `a word of a language without a built-in file is English where it is missing`() throws {
        let studio = try Business()
        try studio.sql("UPDATE member SET language = 'nl' WHERE id = 1")
        try studio.write("bookings: {title: Mijn boekingen, heading: x}\nregion: NL\n", to: "Templates/words/nl.yaml")
        let check = try studio.joinery("check")
        #expect(check.exit == 0 && check.output.contains("lacks the word `footer.web`: the one built in as `words/en.yaml` is used"))
        let page = try #require(try studio.build().files.first { $0.key.hasPrefix("m/") && $0.value.text.contains("lang=\"nl\"") })
        #expect(page.value.text.contains("Mijn boekingen") && page.value.text.contains("Plain-text version"))
    }

    @Test func `a word of one's own that other languages lack is shown as it is, and told once`() throws {
        let studio = try Business()
        try studio.write(
            try Repository.text("Templates/words/de.yaml") + "\nmine:\n  hint: \"{Bitte} klingeln\"\n", to: "Templates/words/de.yaml")
        try studio.write(
            try Repository.text("Templates/robots.txt") + "# {{words.mine.hint}}\n", to: "Templates/robots.txt")
        let check = try studio.joinery("check")
        #expect(check.exit == 0 && check.output.contains("0 errors, 1 warning"), "\(check)")
        #expect(check.output.contains("Templates/words/de.yaml: has the word `mine.hint`, which the words of `ar`, `en`, `es`"))
        #expect(try studio.build().files["robots.txt"]?.text.hasSuffix("# {Bitte} klingeln\n") == true)
    }
}
