internal import Bookings
internal import Templating

/// What one mail says, in text and in HTML.
struct MailPage: TemplateData, Sendable {
    let subject: String
    /// What inboxes show beside the subject: when the first session is.
    let preview: String
    let title: String
    let lead: String
    let member: MemberName
    let bookings: [MailBooking]
    /// The whole address of the member's own page.
    let page: String
    let isLogin: Bool

    static let shape = Shape<MailPage>(
        .text("subject") { $0.subject },
        .text("preview") { $0.preview },
        .text("title") { $0.title },
        .text("lead") { $0.lead },
        .object("member") { $0.member },
        .list("bookings") { $0.bookings },
        .flag("hasJoinPage") { $0.hasJoinPage },
        .url("page") { $0.page },
        .flag("isLogin") { $0.isLogin })
}

extension MailPage {
    /// Whether it carries a join page's address, and does not say in one breath that the link has changed.
    private var hasJoinPage: Bool {
        let sessions = bookings.lazy.flatMap(\.sessions)
        return sessions.contains { $0.shown?.isJoinPage == true } && !sessions.contains { $0.changes.hasNewLink }
    }
}

/// One booking in a mail: a heading, and the sessions that the mail is about.
struct MailBooking: TemplateData, Sendable {
    let title: String
    /// "2 places"; empty for one.
    let participants: String
    /// Where the reader changes or cancels it; empty where there is none.
    let manage: String
    let sessions: [MailSession]

    static let shape = Shape<MailBooking>(
        .text("title") { $0.title },
        .text("participants") { $0.participants },
        .url("manage") { $0.manage },
        .list("sessions") { $0.sessions })
}

/// One session in a mail.
struct MailSession: TemplateData, Sendable {
    let session: PageSession
    let isCancelled: Bool
    let when: When
    /// Date, times and zone on one line.
    let whole: String
    let place: String
    let changes: Changes
    let state: StateWords
    let shown: MailJoinRoute?

    /// What a notice says of before.
    struct Changes {
        var oldTime = ""
        var oldPlace = ""
        var isRevived = false
        /// The booking is for this session now, and was not when the client was told.
        var isAdded = false
        var hasNewLink = false
        var hasLostLink = false
        /// There is no link any more since people meet on site.
        var isNowOnSite = false
    }

    static let shape = Shape<MailSession>(
        .object("when") { $0.when },
        .text("whole") { $0.whole },
        .text("oldTime") { $0.changes.oldTime },
        .flag("isCancelled") { $0.isCancelled },
        .flag("isRevived") { $0.changes.isRevived },
        .flag("isAdded") { $0.changes.isAdded },
        .text("staff") { $0.session.staff.onOneLine },
        .text("place") { $0.place },
        .text("oldPlace") { $0.changes.oldPlace },
        .flag("hasNewLink") { $0.changes.hasNewLink },
        .flag("hasLostLink") { $0.changes.hasLostLink },
        .flag("isNowOnSite") { $0.changes.isNowOnSite },
        .object("shown") { $0.shown },
        .text("stateTitle") { $0.state.title },
        .text("stateAdvice") { $0.state.advice })
}

/// The way in that a mail carries. A mail has none of these, or this: no part of a link reaches a template on its own.
enum MailJoinRoute: TemplateData, Sendable {
    case joinPage(String)
    case link(ShownLink)

    /// - Returns: nil unless the rules let a way in into mails.
    init?(_ entry: Letter.Entry, session: PageSession, in edition: Edition) {
        switch entry.route {
        // What is noted as told is the address in the site's own language, whichever the reader has.
        case .joinPage: self = .joinPage(session.joinPage(in: edition))
        case .link:
            guard let shown = ShownLink(entry.resolved.inMails, session: session, in: edition) else { return nil }
            self = .link(shown)
        case .nothing: return nil
        }
    }

    var link: ShownLink? { if case .link(let shown) = self { shown } else { nil } }

    var isJoinPage: Bool { link == nil }

    private var url: String {
        switch self {
        case .joinPage(let address): address
        case .link(let shown): shown.link.url
        }
    }

    static let shape = Shape<MailJoinRoute>(
        .url("url") { $0.url },
        .text("provider") { $0.link?.session.provider ?? "" },
        .text("password") { $0.link?.link.password.onOneLine ?? "" },
        .text("details") { $0.link?.session.linkDetails.plain ?? "" },
        .markup("description", html: { $0.link?.session.linkDetails.html ?? [] }, markdown: { _ in [] }))
}

extension String {
    /// Whether nothing in the text needs a closer look: no control character, no line break, nothing beyond ASCII.
    var isPrintableASCII: Bool { utf8.allSatisfy { 0x20...0x7E ~= $0 } }

    /// The text on one line: in plain text a line break would let a name or a place begin a line of its own.
    var onOneLine: String {
        if isPrintableASCII { return self }
        guard unicodeScalars.contains(where: { $0.properties.isWhitespace && $0 != " " }) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }))
    }
}
