internal import Bookings

/// One site in one language: its words, dates and templates.
struct Edition: Sendable {
    let words: Words
    let states: StateTable
    let dates: DateWords
    let templates: PageTemplates
    let places: CountedWord
    let sessions: CountedWord
    let calendar: CalendarWords
    let undated: String

    init(words: Words, sessions: some Sequence<SessionTimes>, templates: PageTemplates) {
        self.words = words
        self.templates = templates
        states = StateTable(words)
        dates = DateWords(words, sessions: sessions)
        places = CountedWord(words, "places")
        self.sessions = CountedWord(words, "sessions")
        calendar = CalendarWords(words)
        undated = words.word("booking", "undated")
    }
}
