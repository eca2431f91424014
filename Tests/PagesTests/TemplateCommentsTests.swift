import Foundation
import Testing

@testable import Pages

/// The comment at the top of each template lists the names that the template has, with types.
@Suite struct TemplateCommentsTests {
    @Test("every name that a template uses is in its comment", arguments: ListedNames.templates)
    func complete(template: String) throws {
        // The site's names are the same everywhere: the layout lists them for all. An object is listed by its parts where only they are of
        // interest: `when.start`.
        let listed = Set(try (ListedNames.of(template) + ListedNames.of("layout.html")).flatMap { $0.parents + [$0.path] })
        for use in try ListedNames.uses(in: template) {
            #expect(use.contains { listed.contains($0) }, "`\(use[0])` in Templates/\(template)")
        }
    }

    @Test("every name in a comment is one, of that type", arguments: ListedNames.templates)
    func correct(template: String) throws {
        // What cannot be printed says why: what it is.
        let expected = try ListedNames.of(template).compactMap { name in
            name.type.kind.map { "`\(name.last)` is \($0) and cannot be printed" }
        }
        #expect(try Self.problems.get()[template, default: []].symmetricDifference(expected) == [])
    }

    /// What is wrong by template once each prints all that its comment lists.
    private static let problems = Result { () throws -> [String: Set<String>] in
        // One after the other: of all mistakes at once only so many are told.
        try ListedNames.templates.reduce(into: [:]) { all, template in
            let found = try problems(printingIn: template)
            all.merge(found) { $0.union($1) }
        }
    }

    private static func problems(printingIn template: String) throws -> [String: Set<String>] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "joinery-comments-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var text = try ListedNames.text(template)
        // A page that fills a layout prints what is in its blocks.
        let place = text.contains("{{<") ? text.range(of: "{{$main}}")?.upperBound : nil
        text.insert(contentsOf: try ListedNames.of(template).map(\.printed).joined(), at: place ?? text.startIndex)
        try Data(text.utf8).write(to: folder.appending(path: template))
        do {
            _ = try TemplateSet(TemplateFolder(path: folder.path))
            return [:]
        } catch let problems as TemplateSetProblems {
            return problems.findings.reduce(into: [String: Set<String>]()) { problems, finding in
                let sentence = finding.sentence.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
                problems[String(finding.subject.dropFirst("Templates/".count)), default: []].insert(sentence)
            }
        }
    }
}

extension ListedNames.Name {
    private var parts: [Substring] { path.split(separator: ".") }

    var last: String { parts.last.map(String.init) ?? "" }

    /// The objects and lists it is in, with their own.
    var parents: [String] { (1..<parts.count).map { parts[..<$0].joined(separator: ".") } }

    /// A template's text that prints it, in the sections it needs.
    var printed: String {
        let outer = parts.dropLast()
        return outer.map { "{{#\($0)}}" }.joined() + (type == .markup ? "{{{\(last)}}}" : "{{\(last)}}")
            + outer.reversed().map { "{{/\($0)}}" }.joined()
    }
}
