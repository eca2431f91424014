/// Which plural form a whole number takes in one language.
struct PluralRules: Sendable {
    private let rules: [(category: PluralCategory, condition: PluralCondition)]

    /// Finds the rules of `pt-PT`, else those of `pt`, else English's.
    init(language: String) {
        let all = PluralData.conditions
        let tag = LanguageTag(language)
        let found = all["\(tag.language)-\(tag.region ?? "")"] ?? all[tag.language] ?? all["en"] ?? [:]
        rules = PluralCategory.allCases.compactMap { category in
            // No condition: whatever the others leave.
            guard let text = found[category], !text.isEmpty else { return nil }
            let condition = PluralCondition(text)
            return condition.isPossible ? (category, condition) : nil
        }
    }

    /// The categories that whole numbers have, in CLDR's order.
    var categories: [PluralCategory] { rules.map(\.category) + [.other] }

    func category(of count: Int64) -> PluralCategory {
        rules.first { $0.condition.holds(for: count.magnitude) }?.category ?? .other
    }
}
