private import Embedded
internal import Templating

/// Renders the index. Its template is the program's own, not one that people edit.
struct IndexTemplate: Sendable {
    static let stylePath = "/_preview/style.css"

    private let template: Template<IndexPage>

    init() throws(TemplateProblems) {
        let text = String(decoding: unsafe embedded_preview_index.contents, as: UTF8.self)
        template = try TemplateLibrary([TemplateSource(name: "preview.html", text: text)]).compile("preview.html", escaping: .html)
    }

    func response(_ page: IndexPage) -> Response {
        var bytes: [UInt8] = []
        template.render(page, into: &bytes)
        var response = Response.page(200, bytes)
        // The only form there is asks for another time.
        response.fields = response.fields.map { ($0.name, $0.value.replacing("form-action 'none'", with: "form-action 'self'")) }
        return response
    }
}
