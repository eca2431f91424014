internal import Bookings
internal import Templating

/// One session's join page in one language.
struct JoinPage: TemplateData, Sendable {
    let session: PageSession
    let isPast: Bool
    let revelation: Revelation
    let when: When
    let marks: ChangeMarks
    let state: StateWords
    let shown: ShownLink?
    let map: MapPattern?
    /// Where the only client changes or cancels the booking; empty where there are others.
    let manage: String
    let web: String
    let plain: String
    let calendar: String
    /// All languages that the page is in, its own too; empty where that is the only one.
    let languages: [JoinPageLanguage]

    static let shape = Shape<JoinPage>(
        .text("title") { $0.session.service.name },
        .object("when") { $0.when },
        .text("newTime") { $0.marks.time },
        .text("newPlace") { $0.marks.place },
        .text("staff") { $0.session.staff },
        .text("place") { $0.session.place },
        .url("map") { $0.map.address(of: $0.session.place) },
        .flag("isCancelled") { $0.session.times.isCancelled },
        .flag("isPast") { $0.isPast },
        .flag("tellsState") { !$0.isPast && !$0.session.times.isCancelled },
        .flag("isAhead") { !$0.isPast && !$0.session.times.isCancelled },
        .markup("description", html: { $0.session.service.details.html }, markdown: { $0.session.service.details.markdown }),
        .text("linkState") { $0.revelation.state.rawValue },
        .text("reason") { $0.revelation.reason },
        .text("stateTitle") { $0.state.title },
        .text("stateAdvice") { $0.state.advice },
        .list("stateAdviceParts") { $0.state.adviceParts },
        .object("shown") { $0.shown },
        .url("web") { $0.web },
        .url("plain") { $0.plain },
        .url("calendar") { $0.calendar },
        .url("manage") { $0.isPast || $0.session.times.isCancelled ? "" : $0.manage },
        .flag("hasLanguages") { !$0.languages.isEmpty },
        .list("languages") { $0.languages })
}

/// A language that a join page is in.
struct JoinPageLanguage: TemplateData, Sendable {
    let tag: String
    let name: String
    let web: String
    /// Whether the page is in this one.
    let isThis: Bool

    init(_ edition: Edition, of session: PageSession, isThis: Bool) {
        tag = edition.words.language
        name = edition.ownName
        web = session.joinPath(in: edition)
        self.isThis = isThis
    }

    static let shape = Shape<JoinPageLanguage>(
        .text("tag") { $0.tag },
        .text("name") { $0.name },
        .url("web") { $0.web },
        .flag("isThis") { $0.isThis })
}
