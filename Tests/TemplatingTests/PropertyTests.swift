import Templating
import TestKit
import Testing

struct PropertyTests {
    private static let seeds = Array(UInt64(0)..<200)

    @Test(arguments: seeds)
    func `escaped HTML decodes to the input without its unsafe characters`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let input = String.random(by: &random)
        let output = try rendered("{{title}}", Page(title: input))
        #expect(!output.contains { "<>\"'".contains($0) })
        let decoded = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"].reduce(output) { $0.replacing($1.key, with: $1.value) }
            .replacing("&amp;", with: "&")
        #expect(scalars(decoded) == scalars(input).filter { !isUnsafe($0) })
    }

    @Test(arguments: seeds)
    func `escaped Markdown decodes to the input in one line without its unsafe characters`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let input = String.random(by: &random)
        let output = try rendered("{{title}}", Page(title: input), escaping: .markdown)
        let decoded = output.replacing(/&#([0-9]+);/) { String(UnicodeScalar(UInt8($0.output.1) ?? 0)) }
        let expected = String(String.UnicodeScalarView(scalars(input).filter { !isUnsafe($0) }.compactMap(Unicode.Scalar.init)))
        #expect(scalars(decoded) == scalars(expected.replacing(/[\r\n\u{2028}\u{2029}]+/.matchingSemantics(.unicodeScalar), with: " ")))
        let active = output.replacing(/&#[0-9]+;/, with: "")
        #expect(!active.contains { "<>&\\`*_[]{}|~#!()\"'@".contains($0) })
        let activeInPlace = /(?i)(http|https|ftp|mailto):|www\.|---|^[ \t]*([-+=:]|[0-9]+[.)])/.matchingSemantics(.unicodeScalar)
        #expect(output.firstMatch(of: activeInPlace) == nil)
    }

    @Test(arguments: seeds)
    func `rendering only appends, and does not depend on what is there`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let template = try compiled(
            "{{title}}:{{#people}}{{name}}{{#children}}({{name}}){{/children}}{{/people}}{{{note}}}{{url}}",
            escaping: Escaping.allCases[Int(seed % 3)])
        let pages = [Page.random(by: &random), Page.random(by: &random)]
        var both = Array("before".utf8)
        for page in pages { template.render(page, into: &both) }
        let alone = pages.map { page in
            var bytes: [UInt8] = []
            template.render(page, into: &bytes)
            return bytes
        }
        #expect(both == Array("before".utf8) + alone[0] + alone[1])
    }

    @Test(arguments: seeds)
    func `any text is compiled and rendered, or refused with its problems`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let others = ["a": String.randomTemplate(by: &random), "b": String.randomTemplate(by: &random)]
            do {
                var bytes = Array("before".utf8)
                try compiled(.randomTemplate(by: &random), with: others).render(.random(by: &random), into: &bytes)
                #expect(bytes.starts(with: "before".utf8))
            } catch {
                #expect(!error.isEmpty)
            }
        }
    }

    private func isUnsafe(_ value: UInt32) -> Bool {
        (value < 0x20 && ![0x09, 0x0A, 0x0D].contains(value)) || 0x7F...0x9F ~= value || 0x202A...0x202E ~= value
            || 0x2066...0x2069 ~= value
            || 0xFDD0...0xFDEF ~= value || value % 0x10000 >= 0xFFFE
    }
}

extension String {
    /// Up to sixty pieces, many of which mean something in HTML or Markdown.
    fileprivate static func random(by random: inout SeededGenerator) -> String {
        let pieces =
            Array("<>&\"'\\`*_[]{}|~#!()@-+=:.0 \t\r\nné€😀").map(String.init) + [
                "http", "HTTPS", "ftp", "mailto", "www", "---", "1.", "12)",
            ]
        let ranges: [ClosedRange<UInt32>] = [
            0x00...0xFF, 0x2020...0x2070, 0xFDC0...0xFDFF, 0xFFF0...0xFFFF, 0x1FFF0...0x2000F, 0x10FFF0...0x10FFFF,
        ]
        return (0..<Int.random(in: 0...60, using: &random)).map { _ in
            if Bool.random(using: &random) { return pieces[Int.random(in: pieces.indices, using: &random)] }
            let range = ranges[Int.random(in: ranges.indices, using: &random)]
            return Unicode.Scalar(UInt32.random(in: range, using: &random)).map { String($0) } ?? ""
        }.joined()
    }
}

extension String {
    /// Pieces of templates in any order: some are templates.
    fileprivate static func randomTemplate(by random: inout SeededGenerator) -> String {
        let pieces = [
            "{{title}}", "{{{note}}}", "{{#people}}", "{{/people}}", "{{name}}", "{{#children}}", "{{/children}}", "{{^isOnline}}",
            "{{/isOnline}}",
            "{{>a}}", "{{>b}}", "{{<a}}", "{{/a}}", "{{$x}}", "{{/x}}", "{{! c }}", "{{=<% %>=}}", "<%={{ }}=%>", "{{", "}}", "\n", "\r\n",
            "  ", "é",
            "{{#people}}{{>a}}{{/people}}", "{{#people}}{{#children}}{{>a}}{{/children}}{{/people}}", "{{$x}}\n  y\n{{/x}}",
            "{{<b}}{{$x}}1{{/x}}{{/b}}",
        ]
        return (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
    }
}

extension Page {
    fileprivate static func random(by random: inout SeededGenerator) -> Page {
        let children = (0..<Int.random(in: 0...2, using: &random)).map { _ in Person(name: .random(by: &random)) }
        let people = (0..<Int.random(in: 0...3, using: &random)).map { _ in Person(name: .random(by: &random), children: children) }
        return Page(title: .random(by: &random), url: .random(by: &random), note: Array(String.random(by: &random).utf8), people: people)
    }
}
