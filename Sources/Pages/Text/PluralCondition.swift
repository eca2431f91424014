/// A condition of CLDR on a whole number: `v = 0 and i % 10 = 2..4 and i % 100 != 12..14 or n = 1` (Unicode Technical Standard 35, part 3,
/// "Language Plural Rules").
struct PluralCondition: Sendable {
    /// One of these must hold, each of relations that must all hold.
    private let alternatives: [[Relation]]

    init(_ text: String) {
        let relations = text.split(separator: " or ").map { $0.split(separator: " and ").map(Relation.init) }
        // What asks for a fraction no whole number can have; what asks for none every one has.
        alternatives = relations.filter { $0.allSatisfy { $0.ofEveryNumber != false } }.map { $0.filter { $0.ofEveryNumber == nil } }
    }

    /// Whether it holds for any whole number.
    var isPossible: Bool { !alternatives.isEmpty }

    func holds(for number: UInt64) -> Bool {
        alternatives.contains { $0.allSatisfy { $0.holds(for: number) } }
    }

    /// One relation: `n % 10 = 2..4,9`.
    private struct Relation: Sendable {
        /// `n` and `i` are the number. `v`, `w`, `f` and `t` tell of its fraction, `c` and `e` of its exponent: they are 0.
        private let isOfNumber: Bool
        /// Nil: the operand itself.
        private let divisor: UInt64?
        private let isEqual: Bool
        private let values: [ClosedRange<UInt64>]

        init(_ text: Substring) {
            let words = text.split(separator: " ")
            isOfNumber = words.first == "n" || words.first == "i"
            divisor = words.count > 3 ? UInt64(words[2]) : nil
            isEqual = words.dropLast().last == "="
            values = (words.last ?? "").split(separator: ",").compactMap { part in
                let ends = part.split(separator: ".").compactMap { UInt64($0) }
                return ends.first.map { $0...(ends.last ?? $0) }
            }
        }

        /// Whether it holds, where that is the same for all whole numbers; nil where it depends on the number.
        var ofEveryNumber: Bool? { isOfNumber ? nil : holds(for: 0) }

        func holds(for number: UInt64) -> Bool {
            let operand = isOfNumber ? number : 0
            let value = divisor.map { operand % $0 } ?? operand
            return values.contains { $0.contains(value) } == isEqual
        }
    }
}
