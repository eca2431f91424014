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

        #expect(try Repository.files(below: path + "/Templates") == Repository.templates())
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

    @Test func `a word that one language lacks is an error, named by its key and file`() throws {
        let studio = try Business()
        let german = try Repository.text("Templates/words/de.yaml")
        let lacking = german.replacing("  web: Diese Seite im Browser\n", with: "")
        try #require(lacking != german)
        try studio.write(lacking, to: "Templates/words/de.yaml")
        let check = try studio.joinery("check", "--format", "json")
        #expect(check.exit == 1)
        #expect(check.output.contains("lacks the word `footer.web`") && check.output.contains("Templates/words/de.yaml"))
        #expect(check.output.components(separatedBy: "\"sentence\"").count == 2)
    }
}
