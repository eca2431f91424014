import Templating

/// A page with a field of every kind.
struct Page: TemplateData {
    var title = "Vinyasa"
    var password = ""
    var url = ""
    var note: [UInt8] = []
    var isOnline = false
    var teacher: Person? = nil
    var people: [Person] = []
    var tags: [Label] = []

    static var shape: Shape<Page> {
        Shape(
            .text("title") { $0.title }, .text("password") { $0.password }, .url("url") { $0.url }, .markup("note") { $0.note },
            .flag("isOnline") { $0.isOnline }, .object("teacher") { $0.teacher }, .list("people") { $0.people },
            .list("tags") { $0.tags })
    }
}

/// A text of a list, printed by `{{.}}`.
struct Label: TemplateData, ExpressibleByStringLiteral {
    let text: String

    init(_ text: String) { self.text = text }
    init(stringLiteral text: String) { self.init(text) }

    static var shape: Shape<Label> { Shape(.text(".") { $0.text }) }
}

struct Person: TemplateData {
    var name: String
    var children: [Person] = []
    var teacher: [Person] = []
    var note: [UInt8] = []

    static var shape: Shape<Person> {
        Shape(
            .text("name") { $0.name }, .list("children") { $0.children }, .object("mentor") { $0.teacher.first },
            .markup("note") { $0.note })
    }
}

/// Renders a template named `page`, which may include others by name.
func rendered(
    _ template: String, _ page: Page = Page(), with others: [String: String] = [:], escaping: Escaping = .html, constants: Constants = [:]
) throws -> String {
    var bytes: [UInt8] = []
    try compiled(template, with: others, escaping: escaping, constants: constants).render(page, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

func compiled(
    _ template: String, with others: [String: String] = [:], escaping: Escaping = .html, constants: Constants = [:]
) throws(TemplateProblems) -> Template<Page> {
    let sources = others.map { TemplateSource(name: $0.key, text: $0.value) } + [TemplateSource(name: "page", text: template)]
    return try TemplateLibrary(sources).compile("page", escaping: escaping, constants: constants)
}

/// What is wrong with a template, with hints.
func problems(_ template: String, with others: [String: String] = [:], constants: Constants = [:]) -> [String] {
    do {
        _ = try compiled(template, with: others, constants: constants)
        return []
    } catch {
        return error.all.map { problem in problem.hint.map { "\(problem)\nHint: \($0)" } ?? problem.description }
    }
}
