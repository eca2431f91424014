private import Bookings
private import Templating

/// One description in the languages of pages, calendars and mails, rendered once.
///
/// From libcmark in safe mode, then our own policy: whoever can write a description adds text to a page and nothing else
/// (`Sources/joinery/joinery.docc/OutputFolder.md`).
struct Markdown: Sendable {
    let html: [UInt8]
    let markdown: [UInt8]
    /// Text alone: for calendars, and for mails without markup.
    let plain: String

    static let empty = Markdown(html: [], markdown: [], plain: "")

    private init(html: [UInt8], markdown: [UInt8], plain: String) {
        self.html = html
        self.markdown = markdown
        self.plain = plain
    }

    /// - Parameter text: one longer than allowed is an error of its site, of which no page is published, and is not rendered.
    init(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= TextLimit.description else {
            self = .empty
            return
        }
        let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Escaping.isRemoved($0) }))
        self.init(
            html: MarkdownDocument(visible).html(),
            markdown: MarkdownDocument(visible).markdown(),
            plain: MarkdownDocument(visible).plain())
    }
}
