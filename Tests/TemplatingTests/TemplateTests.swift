import Templating
import Testing

struct TemplateTests {
    @Test func `text in section position tests that it is not empty and pushes itself`() throws {
        let template = "{{#password}}<code>{{.}}</code>{{/password}}{{^password}}none{{/password}}"
        #expect(try rendered(template, Page(password: "a<b")) == "<code>a&lt;b</code>")
        #expect(try rendered(template, Page(password: "")) == "none")
    }

    @Test func `an address in section position keeps being one`() throws {
        let template = "{{#url}}(<{{.}}>){{/url}}"
        #expect(try rendered(template, Page(url: "https://a.example/x y"), escaping: .markdown) == "(<https://a.example/x%20y>)")
    }

    @Test func `markup is printed as it is and tests that it is not empty`() throws {
        let template = "{{#note}}<div>{{{.}}}{{&note}}</div>{{/note}}{{^note}}none{{/note}}"
        #expect(try rendered(template, Page(note: Array("<p>".utf8))) == "<div><p><p></div>")
        #expect(try rendered(template) == "none")
    }

    @Test(arguments: [(true, "yes"), (false, "no")])
    func `a flag chooses a section and opens nothing`(isOnline: Bool, expected: String) throws {
        #expect(try rendered("{{#isOnline}}yes{{/isOnline}}{{^isOnline}}no{{/isOnline}}", Page(isOnline: isOnline)) == expected)
    }

    @Test func `an object is opened if it is there and its parts print nothing if not`() throws {
        let template =
            "{{#teacher}}{{name}} of {{title}}{{/teacher}}{{^teacher}}nobody{{/teacher}}|{{teacher.name}}|{{^teacher.name}}-{{/teacher.name}}"
        #expect(try rendered(template, Page(teacher: Person(name: "Ann"))) == "Ann of Vinyasa|Ann|")
        #expect(try rendered(template) == "nobody||-")
    }

    @Test func `a name with dots goes through objects of objects`() throws {
        let page = Page(teacher: Person(name: "Ann", teacher: [Person(name: "Bo", children: [Person(name: "Cy")], note: [0x2A])]))
        let template = "{{teacher.mentor.name}} {{{teacher.mentor.note}}} {{#teacher.mentor.children}}{{name}}{{/teacher.mentor.children}}"
        #expect(try rendered(template, page) == "Bo * Cy")
        #expect(try rendered(template, Page(teacher: Person(name: "Ann"))) == "  ")
    }

    @Test func `an inner value hides an outer one of its type only while it is open`() throws {
        let page = Page(people: [Person(name: "Ann", children: [Person(name: "Bo"), Person(name: "Cy")]), Person(name: "Di")])
        #expect(try rendered("{{#people}}{{name}}({{#children}}{{name}}{{/children}}){{name}} {{/people}}", page) == "Ann(BoCy)Ann Di()Di ")
    }

    @Test func `texts are shown one by one`() throws {
        #expect(try rendered("{{#tags}}[{{.}}]{{/tags}}{{^tags}}none{{/tags}}", Page(tags: ["a", "", "<"])) == "[a][][&lt;]")
        #expect(try rendered("{{#tags}}[{{.}}]{{/tags}}{{^tags}}none{{/tags}}") == "none")
    }

    @Test func `a shape of any size and a text of any length are rendered whole`() throws {
        let long = String(repeating: "<é-long-text>", count: 40_000)
        let expected = long.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        #expect(
            try rendered("{{title}}|{{#tags}}{{.}}{{/tags}}", Page(title: long, tags: [Label(long), "x", Label(long)]))
                == "\(expected)|\(expected)x\(expected)")
    }

    @Test func `literals of every length are copied whole`() throws {
        for length in 0...200 {
            let literal = String((0..<length).map { Character(UnicodeScalar(UInt8(ascii: "a") + UInt8($0 % 26))) })
            #expect(try rendered("\(literal){{title}}\(literal)", Page(title: "-")) == "\(literal)-\(literal)")
        }
    }

    @Test func `a template is rendered by many threads at once`() async throws {
        let template = try compiled(
            "{{#people}}{{>person}}{{/people}}", with: ["person": "{{name}}<{{#children}}{{>person}}{{/children}}>"])
        let results = await withTaskGroup(of: (Int, [UInt8]).self) { group in
            for number in 0..<200 {
                group.addTask {
                    var bytes: [UInt8] = []
                    template.render(Page(people: [Person(name: "\(number)", children: [Person(name: "&")])]), into: &bytes)
                    return (number, bytes)
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = String(decoding: $1.1, as: UTF8.self) }
        }
        #expect(results == Dictionary(uniqueKeysWithValues: (0..<200).map { ($0, "\($0)<&amp;<>>") }))
    }
}
