/// Says how many of something there are, in the plural form of the language: "2 places".
struct CountedWord: Sendable {
    private let language: String
    private let forms: [PluralCategory: Pattern]
    private let other: Pattern

    /// Takes the forms at `key` of a words file; `other` is always there (`WordKeys`).
    init(_ words: Words, _ key: String) {
        language = words.language
        other = Pattern(words.word(key, PluralCategory.other.rawValue))
        var forms: [PluralCategory: Pattern] = [:]
        for category in PluralCategory.allCases {
            let form = words.word(key, category.rawValue)
            if !form.isEmpty { forms[category] = Pattern(form) }
        }
        self.forms = forms
    }

    func text(_ count: Int64) -> String {
        (forms[PluralCategory(of: count, language: language)] ?? other).filled(["count": String(count)])
    }
}
