import TestKit
import Testing

@testable import Pages

/// Plural forms of every language, against PyPI's Babel, which brings CLDR's rules itself.
@Suite struct PluralRulesTests {
    @Test func `every language's forms of every number are Babel's`() throws {
        let numbers =
            Array(0...1200) + [
                9_999, 10_000, 11_011, 20_002, 99_999, 100_000, 101_001, 999_999, 1_000_000, 1_000_001, 2_000_000, 1_100_000,
            ]
        let theirs = try Self.forms(of: numbers)
        #expect(theirs.count > 200, "Babel knows too few languages")
        for (language, forms) in theirs {
            let rules = PluralRules(language: language)
            let differing = zip(numbers, forms).filter { rules.category(of: Int64($0)).rawValue != $1 }
            #expect(differing.isEmpty, "\(language): \(differing.prefix(5).map { "\($0) is \(rules.category(of: Int64($0))), not \($1)" })")
            #expect(Set(forms).isSubset(of: rules.categories.map(\.rawValue)), "\(language)")
        }
        #expect(Set(PluralData.conditions.keys) == Set(theirs.keys))
    }

    @Test(
        "the forms that a words file needs",
        arguments: [
            ("en", "one other"), ("en-GB", "one other"), ("ja", "other"), ("fr", "one many other"), ("pt-PT", "one many other"),
            ("ar", "zero one two few many other"), ("pl", "one few many other"), ("cs", "one few other"), ("xx", "one other"),
        ])
    func categories(language: String, categories: String) {
        #expect(PluralRules(language: language).categories.map(\.rawValue).joined(separator: " ") == categories)
    }

    /// The category of each number, by language.
    private static func forms(of numbers: [Int]) throws -> [String: [String]] {
        let script = """
            import json, sys
            from babel.localedata import load, locale_identifiers
            numbers = json.loads(sys.argv[1])
            forms = {}
            for name in locale_identifiers():
                if "_" not in name or name == "pt_PT":
                    rule = load(name).get("plural_form") or (lambda number: "other")
                    forms[name.replace("_", "-")] = [rule(number) for number in numbers]
            print(json.dumps(forms))
            """
        return try Script(text: script).answer([String: [String]].self, ["\(numbers)"])
    }
}
