import Testing

@testable import Templating

/// Templates that no one writes by hand: each is compiled, or refused with a mistake that is told, at a cost by its length.
struct BoundsTests {
    @Test(arguments: [99, 100, 101, 10_000])
    func `sections in each other are refused beyond a depth that the stack bears`(depth: Int) {
        let text = String(repeating: "{{#isOnline}}", count: depth) + String(repeating: "{{/isOnline}}", count: depth)
        let said =
            depth <= 100
            ? [] : ["template `page` line 1 column 1301: `{{#isOnline}}` is nested more than 100 levels deep, which is the most"]
        #expect(problems(text) == said)
    }

    @Test(arguments: ["{{$x}}", "{{^isOnline}}", "{{<other}}{{$x}}"])
    func `all that opens is refused beyond a depth, closed or not`(tag: String) {
        let said = problems(String(repeating: tag, count: 10_000), with: ["other": "{{$x}}{{/x}}"])
        #expect(!said.isEmpty && said.allSatisfy { $0.contains("is nested more than 100 levels deep") }, "\(said)")
    }

    @Test func `a chain of partials is refused beyond a depth that the stack bears`() {
        let chain = Dictionary(uniqueKeysWithValues: (0..<10_000).map { ("p\($0)", "{{>p\($0 + 1)}}") })
        #expect(
            problems("{{>p0}}", with: chain) == [
                "template `p99` line 1 column 1: with all that is included it is nested more than 100 levels deep, which is the most"
            ])
    }

    @Test func `partials that include the next twice are refused before they fill the memory`() {
        let twice = Dictionary(uniqueKeysWithValues: (0..<40).map { ("p\($0)", "{{>p\($0 + 1)}}{{>p\($0 + 1)}}") })
        let said = problems("{{>p0}}", with: twice.merging(["p40": "x"]) { $1 })
        #expect(said.count == 1 && said[0].contains("has more than 50000 tags and lines"), "\(said)")
        let wide = Dictionary(uniqueKeysWithValues: (0..<8).map { ("p\($0)", String(repeating: "{{>p\($0 + 1)}}", count: 4)) })
        let bytes = problems("{{>p0}}", with: wide.merging(["p8": String(repeating: "x", count: 100_000)]) { $1 })
        #expect(bytes.count == 1 && bytes[0].contains("or 4194304 bytes"), "\(bytes)")
    }

    @Test(arguments: ["{{NAME}}", "{{#NAME}}{{/NAME}}", "{{>NAME}}", "{{{NAME}}}", "{{=NAME=}}"])
    func `a name as long as a page is told by its length`(tag: String) {
        let said = problems("\n " + tag.replacing("NAME", with: String(repeating: "a.", count: 50_000)))
        #expect(
            said.allSatisfy { $0.hasPrefix("template `page` line 2 column ") && $0.hasSuffix("a tag of 100000 bytes, allowed are 200") })
        #expect((1...2).contains(said.count))
    }

    @Test(arguments: ["{{a}}", "{{{title}}}", "{{>b}}", "{{/c}}", "{{ }}"])
    func `of ten thousand mistakes the first five hundred are told, and that there are more`(mistake: String) {
        let said = problems(String(repeating: mistake + "\n", count: 10_000))
        #expect(said.count == 501)
        #expect(
            said.first?.hasPrefix("template `page` line 1 ") == true
                && said.last == "template `page` line 501 column 1: from here on there are more mistakes than the 500 that are told")
    }

    @Test func `a mistake is found where it is, in a text of many lines and letters`() {
        let text = String(repeating: "é{{title}}🦀\r\n", count: 500) + "  é{{titel}}"
        #expect(problems(text) == ["template `page` line 501 column 4: unknown name `titel`\nHint: did you mean `title`?"])
    }

    @Test(arguments: [
        "line of text {{title}}\n", "{{#isOnline}}{{title}}{{/isOnline}}", "{{>part}}\n", "{{<part}}{{$x}}{{/x}}{{/part}}\n",
        "{{! comment }}\n",
    ])
    func `twice the template is at most twice the work`(piece: String) throws {
        let work = try [1000, 2000].map { count in
            let sources = ["page": String(repeating: piece, count: count), "part": "{{$x}}x{{/x}}\n"]
            let parsed = sources.map { ($0.key, ParsedTemplate(TemplateSource(name: $0.key, text: $0.value))) }
            var compilation = Compilation(Dictionary(uniqueKeysWithValues: parsed), escaping: .html)
            let operations = compilation.compilePage("page", Page.shape.erased, [:])
            try #require(compilation.problems.isEmpty, "\(compilation.problems)")
            var assembly = Assembly()
            _ = assembly.assemble(operations)
            return compilation.work.nodes + compilation.work.bytes + assembly.code.count + assembly.literals.count
        }
        #expect(work[1] <= 2 * work[0] + 10, "\(work)")
    }
}
