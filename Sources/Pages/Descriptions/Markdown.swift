private import Templating

/// One description in the languages of the pages, rendered once.
///
/// From libcmark in safe mode, then our own policy: whoever can write a description adds text to a page and nothing else (security.md).
struct Markdown: Sendable {
    let html: [UInt8]
    let markdown: [UInt8]

    static let empty = Markdown(html: [], markdown: [])

    private init(html: [UInt8], markdown: [UInt8]) {
        self.html = html
        self.markdown = markdown
    }

    init(_ text: String) {
        guard !text.isEmpty else {
            self = .empty
            return
        }
        let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Escaping.isRemoved($0) }))
        self.init(
            html: MarkdownDocument(visible).html(),
            markdown: MarkdownDocument(visible).markdown())
    }
}
