internal import Templating

/// The session that comes next, summed up at the top of My Bookings.
struct NextSession: TemplateData, Sendable {
    let item: SessionItem

    static let shape = Shape<NextSession>(
        .text("title") { $0.item.session.service.name },
        .object("when") { $0.item.when },
        .object("shown") { $0.item.shown },
        .text("linkState") { $0.item.revelation.state.rawValue },
        .text("stateTitle") { $0.item.state.title },
        .text("stateAdvice") { $0.item.state.advice },
        .text("place") { $0.item.session.place },
        .url("anchor") { "#\($0.item.anchor)" })
}
