/// The access to markup that is there in HTML and in Markdown: a template reads that of its own kind. Plain text has neither.
final class TwoLanguageAccess: FieldAccess, @unchecked Sendable {
    // Unchecked as `FieldAccess` is: constants only, all Sendable.

    private let html: FieldAccess
    private let markdown: FieldAccess

    init(html: FieldAccess, markdown: FieldAccess) {
        self.html = html
        self.markdown = markdown
    }

    override func access(for escaping: Escaping) -> FieldAccess {
        switch escaping {
        case .html: html
        case .markdown: markdown
        case .text: FieldAccess()
        }
    }
}
