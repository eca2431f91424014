internal import Bookings
internal import Digests

/// One site in one language as one country writes it: words, dates and templates.
final class Edition: Sendable {
    let words: Words
    let locale: WordLocale
    let states: StateTable
    let dates: DateWords
    let templates: PageTemplates
    let places: CountedWord
    let sessions: CountedWord
    let calendar: CalendarWords
    let greeting: GreetingWords
    let changes: ChangeWords
    let undated: String
    let mail: MailWords
    /// What the language calls itself.
    let ownName: String
    /// Where join pages in this language are; nil: it is the site's own.
    let translation: JoinTranslation?
    /// Digest of all that its pages have in common: `frame`, the words, and the country. Nil where no row of a site is behind it.
    let digest: Digest?
    /// Of the digests that pages are known by: follows from the site's secret.
    let seed: UInt64

    /// - `sessions`: the times whose dates are written once.
    init(
        words: Words, region: String? = nil, sessions: some Sequence<SessionTimes>, templates: PageTemplates,
        translation: JoinTranslation? = nil, frame: EditionFrame = .none
    ) {
        self.words = words
        self.templates = templates
        locale = WordLocale(language: words.language, region: region ?? words.region)
        states = StateTable(words, leadsToContact: templates.leadsToContact)
        dates = DateWords(words, locale: locale, sessions: sessions)
        places = CountedWord(words, "places", locale: locale)
        self.sessions = CountedWord(words, "sessions", locale: locale)
        calendar = CalendarWords(words)
        greeting = GreetingWords(words)
        changes = ChangeWords(words)
        undated = words.word("booking", "undated")
        mail = MailWords(words)
        ownName = LanguageTag(words.language).ownName
        self.translation = translation
        digest = frame.digest(with: words, tag: locale.tag, translation)
        seed = frame.seed
    }
}
