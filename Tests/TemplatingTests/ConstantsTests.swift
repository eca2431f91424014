import TestKit
import Testing

@testable import Templating

struct ConstantsTests {
    private static let constants: Constants = [
        "language": "en", "title": "hidden by the page's",
        "site": [
            "name": "A & B", "contact": "", "home": .url("https://a.example/x y"), "banner": .markup(Array("<b>".utf8)), "isOpen": true,
        ],
        "pages": .list([["title": "Help"], ["title": "A & B"]], like: ["title": ""]), "none": .list([], like: ["title": ""]),
    ]

    private func rendered(_ template: String, escaping: Escaping = .html) throws -> String {
        try TemplatingTests.rendered(template, escaping: escaping, constants: Self.constants)
    }

    @Test func `a constant is escaped as a text of the page would be`() throws {
        #expect(try rendered("{{language}}: {{site.name}} {{{site.banner}}}") == "en: A &amp; B <b>")
        #expect(try rendered("{{site.name}} (<{{site.home}}>)", escaping: .markdown) == "A &#38; B (<https://a.example/x%20y>)")
        #expect(try rendered("{{site.name}}", escaping: .text) == "A & B")
    }

    @Test func `the page's own names hide constants`() throws {
        #expect(try rendered("{{title}}") == "Vinyasa")
    }

    @Test func `a section over a constant is decided when the template is compiled`() throws {
        #expect(try rendered("{{#site.name}}[{{.}}]{{/site.name}}{{^site.name}}none{{/site.name}}") == "[A &amp; B]")
        #expect(try rendered("{{#site.contact}}[{{.}}]{{/site.contact}}{{^site.contact}}none{{/site.contact}}") == "none")
        #expect(try rendered("{{#site.isOpen}}open{{/site.isOpen}}{{^site.isOpen}}closed{{/site.isOpen}}") == "open")
        #expect(try rendered("{{#site}}{{name}}{{#banner}}{{{.}}}{{/banner}}{{/site}}{{^site}}none{{/site}}") == "A &amp; B<b>")
    }

    @Test func `a section over a list of constants is rendered once for each`() throws {
        #expect(try rendered("{{#pages}}[{{title}}{{language}}]{{/pages}}{{^pages}}none{{/pages}}") == "[Helpen][A &amp; Ben]")
        #expect(try rendered("{{#none}}[{{title}}]{{/none}}{{^none}}none{{/none}}") == "none")
        #expect(
            problems("{{#none}}{{titel}}{{/none}}", constants: Self.constants) == [
                "template `page` line 1 column 10: unknown name `titel`\nHint: did you mean `title`?"
            ])
        #expect(
            problems("{{pages}}", constants: Self.constants) == [
                "template `page` line 1 column 1: `pages` is a list and cannot be printed\nHint: open it with `{{#pages}}`"
            ])
    }

    @Test func `both branches of a section over a constant are checked`() {
        #expect(
            problems("{{#site.contact}}{{x}}{{/site.contact}}{{^site.isOpen}}{{y}}{{/site.isOpen}}", constants: Self.constants) == [
                "template `page` line 1 column 18: unknown name `x`", "template `page` line 1 column 56: unknown name `y`",
            ])
    }

    @Test func `constants leave nothing to do but to copy one literal`() {
        let nodes = TemplateSource(
            name: "page", text: "a {{language}} b{{#site}}{{name}}{{/site}} {{! comment }}{{>other}}{{^site.isOpen}}x{{/site.isOpen}}")
        let templates = [ParsedTemplate(nodes), ParsedTemplate(TemplateSource(name: "other", text: "{{$block}}c{{/block}}"))]
        var compilation = Compilation(Dictionary(uniqueKeysWithValues: templates.map { ($0.name, $0) }), escaping: .html)
        let operations = compilation.compilePage("page", Page.shape.erased, Self.constants)
        let program = Program(operations, slotCount: compilation.slotCount, escaping: .html)
        #expect(program.code.count == 1)
        #expect(program.literals.starts(with: "a en bA &amp; B c".utf8))
    }
}
