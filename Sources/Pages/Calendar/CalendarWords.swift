internal import Bookings

/// What calendars say in one language.
struct CalendarWords: Sendable {
    /// Names no one and nothing, as on pages.
    let title: String
    /// "With: Ines"
    let line: Pattern
    /// What an entry is called that is not certain: "Cancelled: Morning yoga".
    let entry: Pattern
    let join: String
    let password: String
    let joinPage: String
    let staff: String
    let cancelled: String

    init(_ words: Words) {
        title = words.word("bookings", "title")
        line = Pattern(words.word("calendar", "line"))
        entry = Pattern(words.word("calendar", "entry"))
        join = words.word("link", "join")
        password = words.word("link", "password")
        joinPage = words.word("link", "page")
        staff = words.word("session", "staff")
        cancelled = words.word("session", "cancelled")
    }
}
