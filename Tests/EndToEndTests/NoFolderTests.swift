import BusinessKit
import Foundation
import TestKit
import Testing

/// A command given in the wrong folder says so, and nothing else.
@Suite struct NoFolderTests {
    @Test(
        "the wrong folder is told by every command that needs one, in JSON too",
        arguments: try Leaf.all().filter { !["init", "schema"].contains($0.words[0]) && !$0.words.starts(with: ["adapters", "draft"]) })
    func wrong(_ leaf: Leaf) throws {
        let folder = try Business("")
        try folder.remove("site-data")
        let message = "no Joinery folder: there is no `site-data/` in `\(folder.path)`"
        let hint = "name it with -C; `joinery init` makes a new one"
        let outcome = try Program.joinery.run(leaf.words + ["-C", folder.path])
        #expect(outcome == Outcome(exit: 66, output: "", errors: "Error: \(message)\nHint: \(hint)\n"))
        // The same without -C.
        #expect(try Program.joinery.run(leaf.words, in: folder.path).errors == outcome.errors)
        guard leaf.formats.contains("json") else { return }
        let answer = try Program.joinery.run(leaf.words + ["-C", folder.path, "--format", "json"])
        let expected = ["code": "no-joinery-folder", "message": message, "hint": hint, "subject": folder.path]
        let document = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        #expect(answer.exit == 66 && document?["schema"] as? Int == 1 && document?["error"] as? [String: String] == expected, "\(answer)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func `a preview of the wrong folder ends at once`() throws {
        let folder = try Business("")
        try folder.remove("site-data")
        let outcome = try Program.joinery.run(["preview", "-C", folder.path])
        #expect(outcome.exit == 66 && outcome.errors.hasPrefix("Error: no Joinery folder: "), "\(outcome)")
    }

    @Test func `what is published can be verified where nothing but it is`() throws {
        let studio = try Business()
        try studio.build()
        try studio.remove("site-data")
        #expect(try studio.joinery("verify").exit == 0)
    }
}
