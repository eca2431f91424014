import Foundation
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
        let studio = try Studio()
        let before = try studio.build()
        try studio.write("User-agent: *\nDisallow: /\nCrawl-delay: 9\n", to: "Templates/robots.txt")

        let after = try studio.build()
        let changed = after.files.keys.filter { after.files[$0]?.bytes != before.files[$0]?.bytes }
        #expect(changed == ["robots.txt"])
        #expect(after.files["robots.txt"]?.text == "User-agent: *\nDisallow: /\nCrawl-delay: 9\n")
    }

    @Test func `a changed style sheet has a new name, and the old one stays for pages loaded before`() throws {
        let studio = try Studio()
        let before = try studio.build()
        try studio.write(try Repository.text("Templates/style.css") + "\n/* new */\n", to: "Templates/style.css")

        let after = try studio.build()
        let styles = { (tree: PublishedTree) in Set(tree.files.keys.filter { $0.hasPrefix("assets/style.") }) }
        #expect(styles(before).count == 1 && styles(after).count == 2)
        #expect(styles(after).isSuperset(of: styles(before)))
    }
}
