internal import Bookings
internal import Templating

/// A page that the owner has written.
struct OwnPage: TemplateData, Sendable {
    let text: OwnText

    /// Paths of the page, and of the same page in Markdown.
    var web: String { PageAddresses.ownPath(text.name) }
    var plain: String { PageAddresses.ownPath(text.name, .markdown) }

    static let shape = Shape<OwnPage>(
        .text("title") { $0.text.title },
        .markup("text", html: { $0.text.html }, markdown: { $0.text.markdown }),
        .url("web") { $0.web },
        .url("plain") { $0.plain })
}
