import Testing

@testable import Templating

struct ProblemTests {
    /// A template, the others it may include, and all that is said of them.
    struct Case: Sendable, CustomTestStringConvertible {
        let template: String
        var others: [String: String] = [:]
        let said: [String]

        init(_ template: String, with others: [String: String] = [:], _ said: String...) {
            self.template = template
            self.others = others
            self.said = said
        }

        var testDescription: String { template }
    }

    private static let cases = [
        Case("a\n {{title", "template `page` line 2 column 2: a tag is opened here and never closed"),
        Case("{{{title}}", "template `page` line 1 column 1: a tag is opened here and never closed"),
        Case("é {{ }}", "template `page` line 1 column 3: a tag without a name"),
        Case(
            "{{=<% =}}",
            "template `page` line 1 column 1: `<%` does not set delimiters\nHint: write `{{=<% %>=}}`: two delimiters, a space between them, no `=`"
        ),
        Case("{{#isOnline}}", "template `page` line 1 column 1: `{{#isOnline}}` is never closed\nHint: close it with `{{/isOnline}}`"),
        Case("{{$a}}", "template `page` line 1 column 1: `{{$a}}` is never closed\nHint: close it with `{{/a}}`"),
        Case(
            "{{<layout}}", with: ["layout": ""],
            "template `page` line 1 column 1: `{{<layout}}` is never closed\nHint: close it with `{{/layout}}`"),
        Case("x{{/title}}", "template `page` line 1 column 2: `{{/title}}` closes nothing"),
        Case(
            "{{#isOnline}}\n{{#title}}\n{{/isOnline}}",
            "template `page` line 3 column 1: `{{/isOnline}}` stands where `{{#title}}` of line 2 is still open\nHint: close that with `{{/title}}` first"
        ),
        Case(
            "{{#title}}{{/titel}}",
            "template `page` line 1 column 11: `{{/titel}}` stands where `{{#title}}` of line 1 is still open\nHint: close that with `{{/title}}` first"
        ),
        Case(
            "{{<layout}}text {{title}}{{/layout}}", with: ["layout": ""],
            "template `page` line 1 column 17: `{{title}}` stands in `{{<layout}}`, where only blocks are printed"),
        Case(
            "{{<layout}}{{$a}}1{{/a}}{{$a}}2{{/a}}{{/layout}}", with: ["layout": "{{$a}}{{/a}}"],
            "template `page` line 1 column 25: block `a` is given twice"),
        Case(
            "{{>head.htm}}", with: ["head.html": ""],
            "template `page` line 1 column 1: unknown template `head.htm`\nHint: did you mean `head.html`?"),
        Case("{{<other}}{{/other}}", "template `page` line 1 column 1: unknown template `other`"),
        Case(
            "{{<layout}}{{$contnet}}{{/contnet}}{{/layout}}", with: ["layout": "{{>inner}}", "inner": "{{$content}}{{/content}}"],
            "template `page` line 1 column 12: unknown block `contnet`: `layout` has none of that name\nHint: did you mean `content`?"),
        Case("{{titel}}", "template `page` line 1 column 1: unknown name `titel`\nHint: did you mean `title`?"),
        Case("{{something}}", "template `page` line 1 column 1: unknown name `something`"),
        Case("{{tacher.name}}", "template `page` line 1 column 1: unknown name `tacher.name`\nHint: did you mean `teacher.name`?"),
        Case("{{teacher.nane}}", "template `page` line 1 column 1: unknown name `teacher.nane`\nHint: did you mean `teacher.name`?"),
        Case("{{#people}}{{nam}}{{/people}}", "template `page` line 1 column 12: unknown name `nam`\nHint: did you mean `name`?"),
        Case(
            "{{people.name}}",
            "template `page` line 1 column 1: unknown name `people.name`: `people` is a list\nHint: open it with `{{#people}}`"),
        Case("{{title.length}}", "template `page` line 1 column 1: unknown name `title.length`: `title` is text"),
        Case("{{teacher..name}}", "template `page` line 1 column 1: unknown name `teacher..name`\nHint: did you mean `teacher.name`?"),
        Case("{{.}}", "template `page` line 1 column 1: `.` stands for nothing here"),
        Case("{{#people}}{{.}}{{/people}}", "template `page` line 1 column 12: `.` stands for nothing here"),
        Case("{{{title}}}", "template `page` line 1 column 1: `title` is text and must be escaped\nHint: write `{{title}}`"),
        Case("{{&url}}", "template `page` line 1 column 1: `url` is text and must be escaped\nHint: write `{{url}}`"),
        Case("{{note}}", "template `page` line 1 column 1: `note` is markup and must not be escaped\nHint: write `{{{note}}}`"),
        Case(
            "{{isOnline}}",
            "template `page` line 1 column 1: `isOnline` is a flag and cannot be printed\nHint: use it as a section: `{{#isOnline}}...{{/isOnline}}`"
        ),
        Case(
            "{{teacher}}",
            "template `page` line 1 column 1: `teacher` is an object and cannot be printed\nHint: open it with `{{#teacher}}`, or print a part of it"
        ),
        Case("{{people}}", "template `page` line 1 column 1: `people` is a list and cannot be printed\nHint: open it with `{{#people}}`"),
        Case("{{>page}}", "template `page` line 1 column 1: `page` includes itself without going deeper and would never end" + endless),
        Case(
            "{{#isOnline}}{{>page}}{{/isOnline}}",
            "template `page` line 1 column 14: `page` includes itself without going deeper and would never end" + endless),
        Case(
            "{{>a}}", with: ["a": "{{#teacher}}{{>a}}{{/teacher}}"],
            "template `a` line 1 column 13: `a` includes itself without going deeper and would never end" + endless),
        Case(
            "{{<a}}{{/a}}", with: ["a": "{{$x}}{{/x}}{{<a}}{{$x}}y{{/x}}{{/a}}"],
            "template `a` line 1 column 13: `a` includes itself without going deeper and would never end" + endless),
        Case(
            "{{#people}}{{>a}}{{/people}}", with: ["a": "<ul>\n{{#children}}\n  {{>a}}\n{{/children}}\n</ul>\n"],
            "template `a` line 3 column 3: `a` includes itself with more and more indentation\nHint: put `{{>a}}` at the start of its line"),
    ]

    private static let endless = "\nHint: include it in a section over something that the section's value holds, such as its children"

    @Test(arguments: cases)
    func `a problem is told with its place and what to do`(example: Case) {
        #expect(problems(example.template, with: example.others) == example.said)
    }

    @Test func `all problems of a page and its partials are told together, each once and in order`() {
        let said = problems("{{b}}{{>x}}{{a}}\n{{#isOnline}}{{>x}}{{/isOnline}}{{/a}}", with: ["x": "\n{{{title}}}{{#c}}{{/c}}{{$d}}"])
        #expect(
            said == [
                "template `page` line 1 column 1: unknown name `b`", "template `page` line 1 column 12: unknown name `a`",
                "template `page` line 2 column 33: `{{/a}}` closes nothing",
                "template `x` line 2 column 1: `title` is text and must be escaped\nHint: write `{{title}}`",
                "template `x` line 2 column 12: unknown name `c`",
                "template `x` line 2 column 24: `{{$d}}` is never closed\nHint: close it with `{{/d}}`",
            ])
    }

    @Test func `a template that is not there is named with the nearest that is`() {
        let library = TemplateLibrary([TemplateSource(name: "my-bookings.html", text: "")])
        var problems = TemplateProblems()
        let template: Template<Page>? = problems.collect { () throws(TemplateProblems) in
            try library.compile("my-booking.html", escaping: .html)
        }
        #expect(template == nil)
        #expect(problems.description == "template `my-booking.html`: there is no such template")
        #expect(problems.all.map(\.hint) == ["did you mean `my-bookings.html`?"])
    }

    @Test func `the text of templates that no page uses is checked too`() {
        let library = TemplateLibrary([TemplateSource(name: "a", text: "{{#x}}"), TemplateSource(name: "b", text: "{{")])
        #expect(
            library.problems.description == """
                template `a` line 1 column 1: `{{#x}}` is never closed
                template `b` line 1 column 1: a tag is opened here and never closed
                """)
    }

    @Test func `a name that a shape declares twice is a problem`() {
        struct Twice: TemplateData {
            static var shape: Shape<Twice> {
                Shape(.flag("a") { (_: Twice) in true }, .flag("b") { (_: Twice) in true }, .flag("a") { (_: Twice) in false })
            }
        }
        var problems = TemplateProblems()
        _ = problems.collect { () throws(TemplateProblems) -> Template<Twice> in
            try TemplateLibrary([TemplateSource(name: "t", text: "")]).compile("t", escaping: .html)
        }
        #expect(problems.description == "template `t`: `a` is declared twice by the page")
    }

    @Test(arguments: [
        ("title", "titel", 1), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("same", "same", 0),
    ])
    func `names differ by letters inserted, deleted, replaced or swapped`(first: String, second: String, distance: Int) {
        #expect(editDistance(first, second) == distance)
    }
}
