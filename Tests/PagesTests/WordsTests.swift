import Foundation
import Testing

@testable import Pages

@Suite struct WordsTests {
    private static let english = String(
        decoding: TemplateFolder.builtIn.first { $0.path == "words/en.yaml" }?.bytes ?? [], as: UTF8.self)

    @Test func `the English words are complete`() throws {
        let words = try Words(language: "en", yaml: Self.english)
        #expect(words.word("state", "removed", "title") == "In person this time")
        #expect(words.region == "GB")
        #expect(words.direction == "ltr")
    }

    @Test func `every word that the program fills in is asked for at once`() {
        let problems = Self.problems(in: "other: {title: x}")
        #expect(problems.count == WordKeys.all(PluralRules(language: "xx")).count)
        #expect(problems.contains(.missing("state.unsafe-link.advice")))
        #expect(problems.contains(.missing("places.one")))
    }

    @Test(
        "a mistake is named by its key",
        arguments: [
            ("  declined:\n    title: Declined\n", "  declined:\n", WordProblems.Problem.missing("status.declined.title")),
            ("region: GB", "region: [a, b]", .notAText("region")),
            ("region: GB", "region: England", .notARegion("England")),
            ("  one: \"{count} place\"\n", "", .missing("places.one")),
            ("  one: \"{count} place\"", "  one: x\n  few: x", .notAForm("places.few", allowed: ["one", "other"])),
            ("zone: \"{city}, {offset}\"", "zone: x\nzone: y", .yaml(.repeated("zone"))),
        ])
    func mistake(before: String, after: String, problem: WordProblems.Problem) throws {
        let changed = Self.english.replacing(before, with: after)
        try #require(changed != Self.english)
        #expect(Self.problems(in: changed) == [problem])
    }

    @Test func `what is no YAML is told by line and column, without a word of the text`() {
        #expect(
            Self.problems(in: "secret: words\n  bad: [").map(\.sentence) == [
                "cannot be read as YAML: line 2 column 6: mapping values are not allowed in this context"
            ])
        #expect(Self.problems(in: "") == [.notAMapping])
    }

    @Test func `counted words follow the number`() throws {
        let words = try Words(language: "en", yaml: Self.english)
        let places = CountedWord(words, "places", locale: WordLocale(language: "en", region: "GB"))
        #expect([0, 1, 2, 1000].map { places.text($0) } == ["0 places", "1 place", "2 places", "1000 places"])
    }

    @Test("languages from right to left", arguments: ["ar", "he", "fa-IR", "ur"])
    func rightToLeft(language: String) throws {
        // They have forms that English lacks.
        let forms = PluralRules(language: language).categories.map { "  \($0): x\n" }.joined()
        let yaml = Self.english.replacing(/(places|sessions):\n  one: [^\n]*\n  other: [^\n]*\n/) { "\($0.1):\n\(forms)" }
        #expect(try Words(language: language, yaml: yaml).direction == "rtl")
    }

    private static func problems(in yaml: String) -> [WordProblems.Problem] {
        do {
            _ = try Words(language: "xx", yaml: yaml)
            return []
        } catch {
            return error.all
        }
    }
}
