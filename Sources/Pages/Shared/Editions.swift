internal import Bookings
private import Synchronization

/// The editions of one site, each made when the first reader asks for it: a site of one language pays for one.
final class Editions: Sendable {
    /// By the language of the words.
    private let templates: [String: (words: Words, templates: PageTemplates)]
    private let sessions: [SessionTimes]
    private let frame: EditionFrame
    private let made = Mutex(Made())

    private struct Made {
        /// By language and country.
        var editions: [String: Edition] = [:]
        /// By what rows call their language.
        var named: [String: Edition?] = [:]
    }

    init(_ templates: [String: (words: Words, templates: PageTemplates)], sessions: [SessionTimes], frame: EditionFrame) {
        self.templates = templates
        self.sessions = sessions
        self.frame = frame
    }

    /// The edition for a reader of `language`: with dates as in the country that it names, else in the one that the words name. Nil where
    /// there are no words for it.
    subscript(language: String) -> Edition? {
        made.withLock { made in
            if let known = made.named[language] { return known }
            let edition = edition(for: LanguageTag(language), &made)
            made.named[language] = .some(edition)
            return edition
        }
    }

    private func edition(for language: LanguageTag, _ made: inout Made) -> Edition? {
        guard let found = language.lookUp(in: templates.keys.sorted()), let (words, templates) = templates[found] else { return nil }
        // A language's other parts change no word and no date.
        let region = language.region ?? words.region
        let tag = "\(words.language)-\(region)"
        if let known = made.editions[tag] { return known }
        let edition = Edition(words: words, region: region, sessions: sessions, templates: templates, frame: frame)
        made.editions[tag] = edition
        return edition
    }
}
