internal import Bookings
internal import Templating

/// One booking as My Bookings shows it: a heading, and the sessions that stand below it.
struct BookingItem: TemplateData, Sendable {
    let booking: Booking
    let service: PageService
    let status: StateWords
    let isSingle: Bool
    /// "2 places"; empty for one.
    let participants: String
    /// "6 sessions".
    let sessionCount: String
    /// Whether what the service is about still matters: not once it is over or cancelled.
    let isAhead: Bool
    let sessions: [SessionItem]
    /// How many of a course's sessions are over while others are to come: folded away.
    let earlierCount: Int

    static let shape = Shape<BookingItem>(
        .text("title") { $0.service.name },
        .flag("isCourse") { $0.service.isCourse },
        .flag("isSingle") { $0.isSingle },
        .text("status") { $0.status.title },
        .text("statusCode") { $0.booking.status.code },
        .text("statusAdvice") { $0.status.advice },
        .text("participants") { $0.participants },
        .url("manage") { $0.isAhead ? $0.booking.managePage ?? "" : "" },
        .markup(
            "description", html: { $0.isAhead ? $0.service.details.html : [] }, markdown: { $0.isAhead ? $0.service.details.markdown : [] }),
        .text("sessionCount") { $0.sessionCount },
        .list("sessions") { $0.sessions },
        .flag("hasEarlier") { $0.earlierCount > 0 },
        .list("earlier") { Array($0.sessions[..<$0.earlierCount]) },
        .list("later") { $0.earlierCount == 0 ? $0.sessions : Array($0.sessions[$0.earlierCount...]) })
}
