/// Which plural form a whole number takes in one language.
struct PluralRules: Sendable {
    private let rules: [(category: PluralCategory, condition: Condition)]

    /// Finds the rules of `pt-PT`, else those of `pt`, else English's.
    init(language: String) {
        let found = Self.find(language) ?? language.split(separator: "-").first.flatMap { Self.find(String($0)) } ?? Self.find("en") ?? []
        rules = found.map { ($0.0, Condition($0.1)) }
    }

    /// The categories that whole numbers have, in CLDR's order.
    var categories: [PluralCategory] {
        PluralCategory.allCases.filter { category in category == .other || rules.contains { $0.category == category } }
    }

    func category(of count: Int64) -> PluralCategory {
        rules.first { $0.condition.holds(for: count.magnitude) }?.category ?? .other
    }

    private static func find(_ language: String) -> [(PluralCategory, String)]? {
        table.first { $0.languages.split(separator: " ").contains { $0 == language } }?.rules
    }
}

extension PluralRules {
    /// A condition of CLDR on a whole number: `n % 10 = 2..4 and n % 100 != 12..14 or n = 1`.
    struct Condition: Sendable {
        /// One relation: `n % 10 = 2..4,9`.
        private struct Relation: Sendable {
            /// Nil: the number itself.
            let divisor: UInt64?
            let isEqual: Bool
            let values: [ClosedRange<UInt64>]

            init(_ text: Substring) {
                let words = text.split(separator: " ")
                divisor = words.count > 3 ? UInt64(words[2]) : nil
                isEqual = words.dropLast().last == "="
                values = (words.last ?? "").split(separator: ",").compactMap { part in
                    let ends = part.split(separator: ".").compactMap { UInt64($0) }
                    return ends.first.map { $0...(ends.last ?? $0) }
                }
            }

            func holds(for number: UInt64) -> Bool {
                let value = divisor.map { number % $0 } ?? number
                return values.contains { $0.contains(value) } == isEqual
            }
        }

        /// One of these must hold, each of relations that must all hold.
        private let alternatives: [[Relation]]

        init(_ text: String) {
            alternatives = text.split(separator: " or ").map { $0.split(separator: " and ").map(Relation.init) }
        }

        func holds(for number: UInt64) -> Bool {
            alternatives.contains { $0.allSatisfy { $0.holds(for: number) } }
        }
    }
}
