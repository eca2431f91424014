internal import Bookings
internal import Templating

/// A link that may be shown. A page has none of these, or this: no part of a link reaches a template on its own.
struct ShownLink: TemplateData, Sendable {
    let link: Link
    let session: PageSession
    /// The path of the join page in the reader's language.
    let joinPath: String

    /// - Returns: nil unless the rules let the link onto the page.
    init?(_ revelation: Revelation, session: PageSession, in edition: Edition) {
        guard let link = revelation.link else { return nil }
        self.link = link
        self.session = session
        joinPath = session.joinPath(in: edition)
    }

    static let shape = Shape<ShownLink>(
        .url("url") { $0.link.url },
        .text("provider") { $0.session.provider },
        .text("icon") { $0.session.icon },
        .text("password") { $0.link.password },
        .markup("description", html: { $0.session.linkDetails.html }, markdown: { $0.session.linkDetails.markdown }),
        .url("joinPage") { $0.joinPath })
}
