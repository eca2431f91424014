private import Embedded
internal import Templating

/// Renders the desk. Its templates are the program's own, not ones that people edit.
struct DeskTemplates: Sendable {
    static let stylePath = "/_preview/style.css"
    static let panelPath = "/_preview/panel/"

    private let desk: Template<DeskPage>
    private let panel: Template<PanelRow>

    init() throws(TemplateProblems) {
        let texts = unsafe [
            ("preview.html", embedded_preview_desk.contents), ("preview-panel.html", embedded_preview_panel.contents),
            ("preview-item.html", embedded_preview_item.contents), ("preview-commands.html", embedded_preview_commands.contents),
        ]
        let library = TemplateLibrary(texts.map { TemplateSource(name: $0, text: String(decoding: $1, as: UTF8.self)) })
        desk = try library.compile("preview.html", escaping: .html)
        panel = try library.compile("preview-panel.html", escaping: .html)
    }

    func response(_ page: DeskPage) -> Response {
        var bytes: [UInt8] = []
        desk.render(page, into: &bytes)
        var response = Response.page(200, PreviewPolicy.page(bytes, version: page.version))
        // Its forms ask for another time, for somebody, and for other sessions.
        response.fields = response.fields.map { ($0.name, $0.value.replacing("form-action 'none'", with: "form-action 'self'")) }
        return response
    }

    /// What stands in one panel.
    func response(_ row: PanelRow) -> Response {
        var bytes: [UInt8] = []
        panel.render(row, into: &bytes)
        return .page(200, bytes)
    }
}
