internal import Bookings
internal import Templating

/// One session of one booking, as My Bookings shows it.
struct SessionItem: TemplateData, Sendable {
    let booking: Booking.ID
    let session: PageSession
    let phase: BookingPhase
    let revelation: Revelation
    let when: When
    let state: StateWords
    let shown: ShownLink?

    var anchor: String { "s\(session.id)-\(booking)" }

    static let shape = Shape<SessionItem>(
        .text("anchor") { $0.anchor },
        .text("title") { $0.session.service.name },
        .object("when") { $0.when },
        .text("whenCode") { $0.phase == .upcoming ? "upcoming" : "past" },
        .flag("isUpcoming") { $0.phase == .upcoming },
        .flag("isPast") { $0.phase != .upcoming },
        .flag("isCancelled") { $0.session.times.isCancelled },
        .text("staff") { $0.session.staff },
        .text("place") { $0.session.place },
        .text("linkState") { $0.revelation.state.rawValue },
        .text("reason") { $0.revelation.reason },
        .text("stateTitle") { $0.state.title },
        .text("stateAdvice") { $0.state.advice },
        .object("shown") { $0.shown })
}
