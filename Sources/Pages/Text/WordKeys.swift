private import Bookings

/// What the program itself asks of a words file; what templates ask is checked with them.
struct WordKeys {
    enum Form {
        case text
        /// A list of so many words.
        case list(Int)
    }

    let path: [String]
    let form: Form

    static let all: [WordKeys] =
        Booking.Status.allCases.flatMap { [text("status", $0.code, "title"), text("status", $0.code, "advice")] }
        + reasons.flatMap { [text("state", $0, "title"), text("state", $0, "advice")] }
        + ["places", "sessions"].map { text($0, PluralCategory.other.rawValue) }
        + [text("calendar", "line"), text("calendar", "entry"), text("bookings", "title"), text("session", "staff")]
        + [text("session", "cancelled"), text("link", "join"), text("link", "password"), text("link", "page")]
        + [text("booking", "undated"), text("date"), text("time-range"), text("zone"), text("site-times"), text("later-day")]
        + [list(7, "weekdays", "full"), list(7, "weekdays", "short"), list(12, "months", "full"), list(12, "months", "short")]

    /// Every reason code and source of rules.md.
    static let reasons: [String] =
        Resolution.Source.allCases.map(\.rawValue) + Resolution.Absence.allCases.map(\.rawValue)
        + Resolution.Wait.allCases.map(\.rawValue) + Resolution.Danger.allCases.map(\.rawValue)
        + Booking.Status.allCases.filter { $0 != .confirmed }.map { Revelation.withheld(.booking($0)).reason }
        + Surface.allCases.map { Revelation.hidden($0).reason } + [Revelation.leftToMyBookings.reason]

    private static func text(_ path: String...) -> WordKeys { WordKeys(path: path, form: .text) }
    private static func list(_ count: Int, _ path: String...) -> WordKeys { WordKeys(path: path, form: .list(count)) }

    func problem(in tree: WordTree) -> WordProblems.Problem? {
        let key = path.joined(separator: ".")
        switch (form, tree.at(path)) {
        case (.text, .text): return nil
        case (.list(let count), .list(let list)): return list.count == count ? nil : .wrongCount(key, found: list.count, allowed: count)
        case (_, nil): return .missing(key)
        case (.text, _): return .notAText(key)
        case (.list(let count), _): return .wrongCount(key, found: 1, allowed: count)
        }
    }
}
