import Templating
import Testing

struct InclusionTests {
    @Test func `a partial that includes itself goes as deep as its value`() throws {
        let tree = Person(name: "a", children: [Person(name: "b", children: [Person(name: "c")]), Person(name: "d")])
        let result = try rendered(
            "{{#people}}{{>node}}{{/people}}", Page(people: [tree, tree]),
            with: ["node": "<li>{{name}}{{#children}}<ul>{{>node}}</ul>{{/children}}</li>"])
        let one = "<li>a<ul><li>b<ul><li>c</li></ul></li></ul><ul><li>d</li></ul></li>"
        #expect(result == one + one)
    }

    @Test func `partials include each other in turns`() throws {
        let tree = Person(name: "a", children: [Person(name: "b", children: [Person(name: "c", children: [Person(name: "d")])])])
        let result = try rendered(
            "{{#people}}{{>even}}{{/people}}", Page(people: [tree]),
            with: ["even": "{{name}}({{#children}}{{>odd}}{{/children}})", "odd": "{{name}}[{{#children}}{{>even}}{{/children}}]"])
        #expect(result == "a(b[c(d[])])")
    }

    @Test func `what follows a recursion is rendered with the values from before it`() throws {
        let page = Page(people: [Person(name: "a", children: [Person(name: "b")])])
        let result = try rendered(
            "{{#people}}{{>node}}{{name}}{{/people}}", page, with: ["node": "{{#children}}{{>node}}{{/children}}{{name}}"])
        #expect(result == "baa")
    }

    @Test func `lines of a partial alone on its line are indented and empty ones are not`() throws {
        let result = try rendered(
            "<ul>\n  {{>item}}\n</ul>\n", with: ["item": "<li>\n\n{{title}}\n  {{>inner}}\n</li>\n", "inner": "a\nb\n"])
        #expect(result == "<ul>\n  <li>\n\n  Vinyasa\n    a\n    b\n  </li>\n</ul>\n")
    }

    @Test func `lines that end with a carriage return and a newline keep both`() throws {
        let result = try rendered(
            "<ul>\r\n  {{#isOnline}}\r\n  x\r\n  {{/isOnline}}\r\n  {{>item}}\r\n\t{{! note }} \r\n</ul>\r\n", Page(isOnline: true),
            with: ["item": "a\r\n\r\nb\r\n"])
        #expect(result == "<ul>\r\n  x\r\n  a\r\n\r\n  b\r\n</ul>\r\n")
    }

    @Test func `a parent stands alone whatever blocks it holds`() throws {
        let result = try rendered(
            "{{<layout}}{{$title}}{{title}}{{/title}}{{/layout}}\nend", with: ["layout": "<h1>{{$title}}x{{/title}}</h1>\n"])
        #expect(result == "<h1>Vinyasa</h1>\nend")
    }

    @Test(arguments: [
        ("{{$body}}one{{/body}}", "<b>\n  one\n</b>\n"), ("{{$body}}\n    one\n      two\n{{/body}}", "<b>\n  one\n    two\n</b>\n"),
        ("{{$body}}\none{{/body}}", "<b>\n  one\n</b>\n"), ("{{$body}}{{/body}}", "<b>\n</b>\n"), ("", "<b>\n  default\n</b>\n"),
    ])
    func `a block alone on its lines stays so, whatever replaces it`(block: String, expected: String) throws {
        #expect(
            try rendered("{{<layout}}\(block){{/layout}}", with: ["layout": "<b>\n  {{$body}}\n  default\n  {{/body}}\n</b>\n"]) == expected
        )
    }

    @Test func `a block is replaced in the partials of its parent too`() throws {
        let result = try rendered(
            "{{<layout}}{{$title}}mine{{/title}}{{/layout}}",
            with: ["layout": "{{>head}}", "head": "<title>{{$title}}site{{/title}}</title>"])
        #expect(result == "<title>mine</title>")
    }

    @Test func `what a page puts into a block is not replaced by its other blocks`() throws {
        let result = try rendered(
            "{{<layout}}{{$title}}page{{/title}}{{$body}}{{<card}}{{$title}}card{{/title}}{{/card}}{{/body}}{{/layout}}",
            with: ["layout": "{{$title}}{{/title}}:{{$body}}{{/body}}", "card": "[{{$title}}{{/title}}]"])
        #expect(result == "page:[card]")
    }

    @Test func `a parent may be opened again for its value's children`() throws {
        let tree = Person(name: "a", children: [Person(name: "b"), Person(name: "c")])
        let result = try rendered(
            "{{#people}}{{<node}}{{$label}}<{{name}}>{{/label}}{{/node}}{{/people}}", Page(people: [tree]),
            with: ["node": "{{$label}}{{name}}{{/label}}({{#children}}{{>node}}{{/children}})"])
        #expect(result == "<a>(<b>()<c>())")
    }
}
