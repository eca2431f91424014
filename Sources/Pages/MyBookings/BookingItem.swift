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
    /// Whether what the service is about still matters, and what the booking's status asks for: not once it is over or cancelled.
    var isAhead: Bool
    var sessions: [SessionItem]
    /// The link that several of a course's sessions have in common: said once, at its head.
    var shared: ShownLink?
    /// Who gives all of a course's sessions, and where.
    var staff = ""
    var place = ""
    let map: MapPattern?
    /// "December 2026", where a month begins in a long list.
    var month = ""

    /// How many of a course's sessions are over while others are to come: folded away.
    private var earlierCount: Int { isAhead && !isSingle ? sessions.prefix { $0.phase != .upcoming }.count : 0 }
    /// Only what is not as it should be is said.
    private var tellsStatus: Bool { booking.status != .confirmed }

    static let shape = Shape<BookingItem>(
        .text("title") { $0.service.name },
        .flag("isCourse") { $0.service.isCourse },
        .flag("isSingle") { $0.isSingle },
        .text("status") { $0.status.title },
        .text("statusCode") { $0.booking.status.code },
        .text("statusAdvice") { $0.isAhead ? $0.status.advice : "" },
        .list("statusAdviceParts") { $0.isAhead ? $0.status.adviceParts : [] },
        .flag("tellsStatus") { $0.tellsStatus },
        .flag("hasNotes") { $0.tellsStatus || $0.service.isCourse && !$0.isSingle || !$0.participants.isEmpty },
        .text("participants") { $0.participants },
        .url("manage") { $0.isAhead ? $0.booking.managePage ?? "" : "" },
        .markup(
            "description", html: { $0.isAhead ? $0.service.details.html : [] }, markdown: { $0.isAhead ? $0.service.details.markdown : [] }),
        .text("sessionCount") { $0.sessionCount },
        .text("month") { $0.month },
        .object("shared") { $0.shared },
        .text("staff") { $0.staff },
        .text("place") { $0.place },
        .url("map") { $0.map.address(of: $0.place) },
        .list("sessions") { $0.sessions },
        .flag("hasEarlier") { $0.earlierCount > 0 },
        .list("earlier") { Array($0.sessions[..<$0.earlierCount]) },
        .list("later") { $0.earlierCount == 0 ? $0.sessions : Array($0.sessions[$0.earlierCount...]) })
}
