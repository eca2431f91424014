internal import Bookings
internal import Templating

/// One session of one booking, as My Bookings shows it.
struct SessionItem: TemplateData, Sendable {
    let booking: Booking.ID
    let session: PageSession
    let phase: BookingPhase
    let revelation: Revelation
    /// Whether it is said why there is no link, and what to do: not once it is over, nor where the booking's status says so already.
    let tellsState: Bool
    let when: When
    let marks: ChangeMarks
    let state: StateWords
    let shown: ShownLink?
    /// Whether the link stands at the head of its course, or with the next session.
    var isShared = false
    /// What the page's head does not say of the date: another year, and another zone.
    var otherYear = ""
    var otherZone = ""
    /// Empty where the head of its course says it.
    var staff: String
    var place: String
    let map: MapPattern?

    var anchor: String { "s\(session.id)-\(booking)" }

    static let shape = Shape<SessionItem>(
        .text("anchor") { $0.anchor },
        .text("title") { $0.session.service.name },
        .object("when") { $0.when },
        .text("newTime") { $0.marks.time },
        .text("newPlace") { $0.marks.place },
        .text("otherYear") { $0.otherYear },
        .text("otherZone") { $0.otherZone },
        .text("whenCode") { $0.phase == .upcoming ? "upcoming" : "past" },
        .flag("isUpcoming") { $0.phase == .upcoming },
        .flag("isPast") { $0.phase != .upcoming },
        .flag("isCancelled") { $0.session.times.isCancelled },
        .text("staff") { $0.staff },
        .text("place") { $0.place },
        .url("map") { $0.map.address(of: $0.place) },
        .text("linkState") { $0.revelation.state.rawValue },
        .text("reason") { $0.revelation.reason },
        .flag("tellsState") { $0.tellsState },
        .text("stateTitle") { $0.state.title },
        .text("stateAdvice") { $0.state.advice },
        .list("stateAdviceParts") { $0.state.adviceParts },
        .object("shown") { $0.shown },
        .flag("isShared") { $0.isShared })
}
