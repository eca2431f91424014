internal import Bookings
private import Synchronization

/// The editions of one site, each made when the first reader asks for it: a site of one language pays for one.
final class Editions: Sendable {
    /// By the language of the words.
    private let templates: [String: (words: Words, templates: PageTemplates)]
    private let sessions: [SessionTimes]
    private let made = Mutex<[String: Edition]>([:])

    init(_ templates: [String: (words: Words, templates: PageTemplates)], sessions: [SessionTimes]) {
        self.templates = templates
        self.sessions = sessions
    }

    /// The edition for a reader of `language`: with dates as in the country that it names, else in the one that the words name. Nil where
    /// there
    /// are no words for it.
    subscript(language: String) -> Edition? {
        guard let (words, templates) = SitePages.closest(language, in: templates) else { return nil }
        // A language's other parts change no word and no date.
        let region = language.split(separator: "-").dropFirst().map(String.init).first(where: WordLocale.isRegion) ?? words.region
        return made.withLock { made in
            let tag = "\(words.language)-\(region)"
            if let found = made[tag] { return found }
            let edition = Edition(words: words, region: region, sessions: sessions, templates: templates)
            made[tag] = edition
            return edition
        }
    }
}
