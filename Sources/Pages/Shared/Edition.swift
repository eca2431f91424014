internal import Bookings

/// One site in one language as one country writes it: words, dates and templates.
struct Edition: Sendable {
    let words: Words
    let locale: WordLocale
    let states: StateTable
    let dates: DateWords
    let templates: PageTemplates
    let places: CountedWord
    let sessions: CountedWord
    let calendar: CalendarWords
    let undated: String
    let mail: MailWords

    init(words: Words, region: String? = nil, sessions: some Sequence<SessionTimes>, templates: PageTemplates) {
        self.words = words
        self.templates = templates
        locale = WordLocale(language: words.language, region: region ?? words.region)
        states = StateTable(words)
        dates = DateWords(words, locale: locale, sessions: sessions)
        places = CountedWord(words, "places", locale: locale)
        self.sessions = CountedWord(words, "sessions", locale: locale)
        calendar = CalendarWords(words)
        undated = words.word("booking", "undated")
        mail = MailWords(words)
    }
}
