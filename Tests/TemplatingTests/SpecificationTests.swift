import Foundation
import TestKit
import Testing

@testable import Templating

/// The public Mustache specification, whole; see `mustache-spec/ORIGIN`.
struct SpecificationTests {
    @Test(arguments: try SpecificationCase.all())
    func `a case of the specification holds, or is a departure with its reason`(example: SpecificationCase) {
        let outcome = example.outcome()
        if let departure = Departure.all.first(where: { $0.id == example.id }) {
            #expect(outcome == .refused(departure.problem), "a departure: \(departure.reason)")
        } else {
            #expect(outcome == .rendered(example.expected))
        }
    }

    @Test func `every departure names a case of the specification`() throws {
        let ids = Set(try SpecificationCase.all().map(\.id))
        #expect(Departure.all.map(\.id).filter { !ids.contains($0) } == [])
    }
}

struct SpecificationCase: Sendable, CustomTestStringConvertible {
    enum Outcome: Equatable {
        case rendered(String)
        /// What is wrong, one problem a line.
        case refused(String)
    }

    let id: String
    let data: JSONValue
    let template: String
    let partials: [String: String]
    let expected: String

    var testDescription: String { id }

    func outcome() -> Outcome {
        let sources = partials.map { TemplateSource(name: $0.key, text: $0.value) }
        let library = TemplateLibrary(sources + [TemplateSource(name: "template", text: template)])
        do {
            let printsMarkup = ([template] + partials.values).contains { $0.contains("{{{") || $0.contains("{{&") }
            let shapes = JSONShapes(printsMarkup: printsMarkup)
            let template = try library.compile("template", shape: shapes.shape(of: data), escaping: .html)
            var bytes: [UInt8] = []
            template.render(data, into: &bytes)
            return .rendered(String(decoding: bytes, as: UTF8.self))
        } catch {
            return .refused(error.description)
        }
    }

    static func all() throws -> [SpecificationCase] {
        let folder = try #require(Bundle.module.url(forResource: "mustache-spec", withExtension: nil))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.flatMap { file in
            let suite = try JSONDecoder().decode(Suite.self, from: Data(contentsOf: file))
            return suite.tests.map { test in
                SpecificationCase(
                    id: "\(file.deletingPathExtension().lastPathComponent): \(test.name)", data: test.data, template: test.template,
                    partials: test.partials ?? [:], expected: test.expected)
            }
        }
    }

    private struct Suite: Decodable {
        struct Test: Decodable {
            let name: String
            let data: JSONValue
            let template: String
            let partials: [String: String]?
            let expected: String
        }

        let tests: [Test]
    }
}
