internal import Bookings
private import Synchronization

/// The editions of one site, each made when the first reader asks for it: a site of one language pays for one.
final class Editions: Sendable {
    private let templates: TemplateSet
    private let compile: @Sendable (Words) -> PageTemplates?
    private let sessions: [SessionTimes]
    private let frame: EditionFrame
    /// By the language of the words.
    private let translations: [String: JoinTranslation]
    private let made: Mutex<Made>

    private struct Made {
        /// By the language of the words.
        var templates: [String: PageTemplates]
        /// By language and country.
        var editions: [String: Edition] = [:]
        /// By what rows call their language.
        var named: [String: Edition?] = [:]
    }

    /// - `own`: the language of the words that serve the site's own language.
    /// - `compiled`: the templates in it.
    /// - `compile`: compiles them in another; nil where that fails, which it does only where it fails for the site's own, too.
    init(
        _ templates: TemplateSet, own: String, compiled: [String: PageTemplates], sessions: [SessionTimes], frame: EditionFrame,
        compile: @escaping @Sendable (Words) -> PageTemplates?
    ) {
        self.templates = templates
        made = Mutex(Made(templates: compiled))
        self.compile = compile
        self.sessions = sessions
        self.frame = frame
        translations = JoinTranslation.all(of: templates.languages, besides: own)
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

    /// The languages that a join page may be in besides the site's own, by place.
    var translated: [String] { translations.sorted { $0.value.place < $1.value.place }.map(\.key) }

    private func edition(for language: LanguageTag, _ made: inout Made) -> Edition? {
        guard let words = language.lookUp(in: templates.languages).flatMap(templates.words(of:)) else { return nil }
        // A language's other parts change no word and no date.
        let region = language.region ?? words.region
        let tag = "\(words.language)-\(region)"
        if let known = made.editions[tag] { return known }
        guard let templates = made.templates[words.language] ?? compile(words) else { return nil }
        made.templates[words.language] = templates
        let edition = Edition(
            words: words, region: region, sessions: sessions, templates: templates, translation: translations[words.language], frame: frame)
        made.editions[tag] = edition
        return edition
    }
}
