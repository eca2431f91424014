import BusinessKit
import TestKit
import Testing

/// Findings where a workflow shows them.
@Suite struct AnnotationTests {
    @Test func `a mistake in a file is an annotation with file, line and column, as seen from the repository`() throws {
        let studio = try Business()
        try studio.write("colour: blue\n", to: "site-data/joinery.yaml")
        let folder = studio.path.split(separator: "/").last.map(String.init) ?? ""
        let above = String(studio.path.dropLast(folder.count + 1))
        let arguments = ["check", "--format", "github", "--now", Business.now]
        for (directory, place, prefix) in [(".", studio.path, ""), (folder, above, "\(folder)/"), ("./\(folder)/", above, "\(folder)/")] {
            let outcome = try Program.joinery.run(arguments + ["-C", directory], in: place)
            #expect(
                outcome
                    == Outcome(
                        exit: 1,
                        output:
                            "::error file=\(prefix)site-data/joinery.yaml,line=1,col=1,title=configuration::site-data/joinery.yaml: `colour` is not "
                            + "a known key; known keys: `database`, `access`, `server`, `sites`, `sources` -> README's \"Configuration\" lists all keys\n",
                        errors: ""))
        }
    }

    @Test(
        "templates, words and the style sheet tell their places",
        arguments: [
            ("404.html", "<p>\n{{nonsense}}\n", "error", 2, 1),
            ("words/en.yaml", "region: GB\nbookings:\n  title: 'A {cuont}'\n", "error", 3, 13),
            ("style.css", "a { color: red }\n  @import 'x.css';\n", "warning", 2, 3),
        ])
    func place(file: String, text: String, severity: String, line: Int, column: Int) throws {
        let studio = try Business()
        try studio.write(text, to: "Templates/\(file)")
        let output = try studio.joinery("check", "--format", "github").output
        #expect(output.contains("::\(severity) file=DIR/Templates/\(file),line=\(line),col=\(column),title="), "\(output)")
    }

    @Test func `a row has no file, and no name of it ends a property or a line`() throws {
        let studio = try Business()
        try studio.sql("UPDATE member SET time_zone = 'Mars' || char(10) || '::error file=x,line=1::y 100%' WHERE id = 1")
        let outcome = try studio.joinery("check", "--format", "github")
        let lines = outcome.output.split(separator: "\n")
        #expect(outcome.exit == 0 && lines.count == 1)
        #expect(lines.first?.hasPrefix("::warning title=unknown-time-zone::member:1: ") == true, "\(outcome)")
        #expect(outcome.output.contains("Mars%0A::error") && outcome.output.contains("100%25"), "\(outcome)")
    }

    @Test func `without findings nothing is printed`() throws {
        #expect(try Business().joinery("check", "--format", "github") == Outcome(exit: 0, output: "", errors: ""))
    }
}
