/// Says how many of something there are, in the plural form of the language: "2 places".
struct CountedWord: Sendable {
    private let rules: PluralRules
    private let forms: [PluralCategory: Pattern]
    private let locale: WordLocale

    /// Takes the forms at `key` of a words file, which has one for each category of its language (`WordKeys`).
    init(_ words: Words, _ key: String, locale: WordLocale) {
        rules = words.plurals
        self.locale = locale
        forms = Dictionary(uniqueKeysWithValues: rules.categories.map { ($0, Pattern(words.word(key, $0.rawValue))) })
    }

    func text(_ count: Int64) -> String {
        forms[rules.category(of: count)]?.filled(["count": locale.number(count)]) ?? ""
    }
}
