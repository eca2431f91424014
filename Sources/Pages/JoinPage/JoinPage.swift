internal import Bookings
internal import Templating

/// One session's join page. It belongs to no booking: its time is the site's.
struct JoinPage: TemplateData, Sendable {
    let session: PageSession
    let isPast: Bool
    let revelation: Revelation
    let when: When
    let marks: ChangeMarks
    let state: StateWords
    let shown: ShownLink?
    let web: String
    let plain: String
    let calendar: String

    static let shape = Shape<JoinPage>(
        .text("title") { $0.session.service.name },
        .object("when") { $0.when },
        .text("newTime") { $0.marks.time },
        .text("newPlace") { $0.marks.place },
        .text("staff") { $0.session.staff },
        .text("place") { $0.session.place },
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
        .url("calendar") { $0.calendar })
}
