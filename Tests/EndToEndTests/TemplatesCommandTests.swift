import BusinessKit
import Foundation
import TestKit
import Testing

/// `joinery templates`: whose each template is, copies to change, and how they differ from the built-in ones.
@Suite struct TemplatesCommandTests {
    @Test func `a template is built-in until it is exported, then a copy until it is changed`() throws {
        let studio = try Business()
        #expect(Set(try studio.templateStates().values) == ["built-in"])
        #expect(Set(try studio.templateStates().keys) == Set(try Repository.templates().keys))

        let export = try studio.joinery("templates", "export", "join.html", "words/en.yaml", now: nil)
        #expect(export == Outcome(exit: 0, output: "made  DIR/Templates/join.html\nmade  DIR/Templates/words/en.yaml\n", errors: ""))
        #expect(try studio.text("Templates/join.html") == Repository.text("Templates/join.html"))
        try studio.write("# mine\n" + Repository.text("Templates/words/en.yaml"), to: "Templates/words/en.yaml")
        try studio.write("{{! Drawn by hand. }}", to: "Templates/icon-own.html")

        let states = try studio.templateStates()
        #expect(states["join.html"] == "copied" && states["words/en.yaml"] == "changed" && states["icon-own.html"] == "own")
        #expect(states.values.count { $0 == "built-in" } == states.count - 3)
        let list = try studio.joinery("templates", "list", now: nil).output
        #expect(list.contains("\nown       icon-own.html") && list.contains("  Drawn by hand\n"), "\(list)")
    }

    @Test func `export keeps what is there, and exports all without names`() throws {
        let studio = try Business()
        try studio.write("mine", to: "Templates/robots.txt")
        let export = try studio.joinery("templates", "export", "robots.txt", now: nil)
        #expect(export == Outcome(exit: 0, output: "kept  DIR/Templates/robots.txt\n", errors: ""))
        #expect(try studio.joinery("templates", "export", now: nil).exit == 0)
        var expected = try Repository.templates()
        expected["robots.txt"] = Data("mine".utf8)
        let files = try Repository.files(below: studio.path + "/Templates")
        #expect(files.filter { !$0.key.hasPrefix(".originals/") } == expected)
    }

    @Test func `diff shows nothing where nothing is changed, and names the template that is not there`() throws {
        let studio = try Business()
        #expect(try studio.joinery("templates", "export", now: nil).exit == 0)
        #expect(try studio.joinery("templates", "diff", now: nil) == Outcome(exit: 0, output: "", errors: ""))
        #expect(
            try studio.joinery("templates", "diff", "jion.html", now: nil)
                == Outcome(
                    exit: 66, output: "", errors: "Error: no template `jion.html`\nHint: `joinery templates list` names them all\n"))
    }

    @Test func `after an update diff tells what the update has changed and what the user has, until that is noted`() throws {
        let studio = try Business()
        for name in ["robots.txt", "404.html", "join.md"] { #expect(try studio.joinery("templates", "export", name, now: nil).exit == 0) }
        // What an older program had built in: one line more.
        let old = try Repository.text("Templates/robots.txt") + "# old\n"
        for path in ["robots.txt", ".originals/robots.txt"] { try studio.write(old, to: "Templates/\(path)") }
        let missing = try Repository.text("Templates/404.html") + "<!-- old -->\n"
        try studio.write(missing, to: "Templates/.originals/404.html")
        try studio.write("<!-- mine -->\n" + missing, to: "Templates/404.html")
        try studio.write("mine", to: "Templates/join.md")

        let states = try studio.templateStates()
        #expect(states["robots.txt"] == "outdated" && states["404.html"] == "changed" && states["join.md"] == "changed")
        let diff = try studio.joinery("templates", "diff", "robots.txt", "404.html", now: nil).output
        let lines = diff.split(separator: "\n").filter { !$0.hasPrefix(" ") && !$0.hasPrefix("@@") }
        #expect(
            lines == [
                "Templates/404.html: what the program has changed since you copied it", "--- copied/404.html", "+++ built-in/404.html",
                "-<!-- old -->", "Templates/404.html: what you have changed", "--- copied/404.html", "+++ Templates/404.html",
                "+<!-- mine -->", "Templates/robots.txt: what the program has changed since you copied it", "--- copied/robots.txt",
                "+++ built-in/robots.txt", "-# old",
            ], "\(diff)")
        // An older copy, too, is a template and no more than that.
        #expect(try studio.joinery("check").exit == 0)

        #expect(
            try studio.joinery("templates", "export", "--up-to-date", "404.html", now: nil)
                == Outcome(exit: 0, output: "noted  DIR/Templates/404.html\n", errors: ""))
        #expect(try studio.joinery("templates", "diff", "404.html", now: nil).output.hasPrefix("--- built-in/404.html\n"))
        #expect(try studio.text("Templates/404.html").hasPrefix("<!-- mine -->"))
    }

    @Test("patch makes the changed template of the built-in one by what diff says", arguments: 0..<12 as Range<UInt64>)
    func diffIsAPatch(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let studio = try Business()
        for name in ["style.css", "robots.txt", "my-bookings.md"] {
            var lines = try Repository.text("Templates/\(name)").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 0..<lines.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: lines.insert("new \(index) \u{1F980}", at: index)
                case 1: lines.remove(at: index)
                default: lines[index] += "\u{301} changed"
                }
                if lines.isEmpty { lines = ["once more"] }
            }
            try studio.write(lines.joined(separator: "\n"), to: "Templates/\(name)")
        }
        let diff = try studio.joinery("templates", "diff", now: nil).output
        try studio.write(diff, to: "own.patch")
        let copy = studio.path + "/patched"
        for (name, bytes) in try Repository.templates() { try studio.write([UInt8](bytes), to: "patched/Templates/\(name)") }

        let patch = try Program.named("patch").run(["--strip=0", "--fuzz=0", "--directory=\(copy)", "--input=\(studio.path)/own.patch"])
        #expect(patch.exit == 0, "\(patch)\n\(diff)")
        for name in ["style.css", "robots.txt", "my-bookings.md"] {
            #expect(try studio.text("patched/Templates/\(name)") == studio.text("Templates/\(name)"))
        }
    }
}

extension Business {
    /// What `templates list` says of each.
    fileprivate func templateStates() throws -> [String: String] {
        struct Answer: Decodable {
            let schema: Int
            let templates: [File]

            struct File: Decodable {
                let template, state: String
            }
        }
        let outcome = try joinery("templates", "list", "--format", "json", now: nil)
        try #require(outcome.exit == 0, "\(outcome)")
        let files = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8)).templates
        return Dictionary(uniqueKeysWithValues: files.map { ($0.template, $0.state) })
    }
}
