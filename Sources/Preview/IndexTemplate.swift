private import Embedded
internal import Templating

/// Renders the index. Its template is the program's own: it is no page of anybody's.
struct IndexTemplate: Sendable {
    static let stylePath = "/_preview/style.css"

    private let template: Template<IndexPage>

    init() throws(TemplateProblems) {
        let file = embedded_preview_index
        let text = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
        template = try TemplateLibrary([TemplateSource(name: "preview.html", text: text)]).compile("preview.html", escaping: .html)
    }

    func answer(_ page: IndexPage) -> Answer {
        var bytes: [UInt8] = []
        template.render(page, into: &bytes)
        var answer = Answer(200, type: "text/html; charset=utf-8", body: bytes)
        // The one form there is asks for another time.
        answer.fields = answer.fields.map { ($0.name, $0.value.replacing("form-action 'none'", with: "form-action 'self'")) }
        return answer
    }
}
