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
            ("region: GB", "region: [a, b]", .notAText("region", at: TextPlace(line: 220, column: 9))),
            ("region: GB", "region: England", .notARegion("England", at: TextPlace(line: 220, column: 9))),
            ("  one: \"{count} place\"\n", "", .missing("places.one")),
            (
                "  one: \"{count} place\"", "  one: x\n  few: x",
                .notAForm("places.few", at: TextPlace(line: 214, column: 8), allowed: ["one", "other"])
            ),
            ("zone: \"{city}, {offset}\"", "zone: x\nzone: y", .yaml(.repeated("zone", line: 224, column: 1))),
            (
                "{date}, {times}\"", "{date}, {tims}\"",
                .unknownPlaceholder(
                    "tims", in: "site-date", at: TextPlace(line: 225, column: 21), allowed: ["date", "times"], nearest: "times")
            ),
            (
                "line: \"{label}: {value}\"", "line: >-\n    {label}:\n    {valu}",
                .unknownPlaceholder(
                    "valu", in: "calendar.line", at: TextPlace(line: 76, column: 5), allowed: ["label", "value"], nearest: "value")
            ),
            ("{day} {time}", "{day} time}", .openBrace("later-day", at: TextPlace(line: 226, column: 23), allowed: ["day", "time"])),
            (
                "next: Next session", "next: \"{next}\"",
                .unknownPlaceholder("next", in: "bookings.next", at: TextPlace(line: 9, column: 10), allowed: [], nearest: nil)
            ),
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

    @Test(
        "a name that a word leaves out is told, unless the word is for one number",
        arguments: [
            (
                "zone: \"{city}, {offset}\"", "zone: \"{city}\"",
                [WordProblems.Problem.unusedPlaceholder("offset", in: "zone", at: TextPlace(line: 223, column: 7))]
            ),
            ("{count} places", "places", [.unusedPlaceholder("count", in: "places.other", at: TextPlace(line: 214, column: 10))]),
            ("{count} place\"", "one place\"", []),
            (
                "Reminder: {service}, {date}", "Soon",
                [
                    .unusedPlaceholder("date", in: "mail.reminder.subject", at: TextPlace(line: 94, column: 14)),
                    .unusedPlaceholder("service", in: "mail.reminder.subject", at: TextPlace(line: 94, column: 14)),
                ]
            ),
        ])
    func leftOut(before: String, after: String, said: [WordProblems.Problem]) throws {
        let changed = Self.english.replacing(before, with: after)
        try #require(changed != Self.english)
        #expect(try Words(language: "en", yaml: changed).warnings == said)
    }

    @Test func `every name that the program fills in belongs to a word that there is, and every built-in word says it`() throws {
        for language in ["ar", "de", "en", "es", "fr", "ja", "pt", "pt-BR"] {
            let file = try #require(TemplateFolder.builtIn.first { $0.path == "words/\(language).yaml" })
            let words = try Words(language: language, yaml: String(decoding: file.bytes, as: UTF8.self))
            #expect(words.warnings == [], "\(language)")
            for key in WordKeys.placeholders.keys {
                #expect(words.tree.at(key.split(separator: ".").map(String.init)) != nil, "\(language) \(key)")
            }
        }
    }

    @Test(
        "what stands behind a name changes nothing", arguments: ["\u{200C}ها", "\u{200D}", "\u{FE0F}", "\u{301}", "\u{20E3}", "\u{E0101}"])
    func joiner(_ joiner: String) {
        #expect(Pattern("{count}\(joiner) {b}").filled(["count": "3", "b": "x"]) == "3\(joiner) x")
        #expect(Pattern("\(joiner){count}\(joiner)}{").filled(["count": "3"]) == "\(joiner)3\(joiner)}{")
        #expect(Pattern("{a\(joiner)}").names == ["a\(joiner)"])
    }

    @Test func `a key that is misspelt is named beside the word that is lacking`() throws {
        let english = try WordFile(language: "en", yaml: Self.english)
        let file = try WordFile(language: "nl", yaml: Self.english.replacing("  hello: \"Hello, {first}\"", with: "  helo: Hallo,"))
        let words = try Words(file, lacking: [WordSource(file: english, kind: .builtIn)])
        #expect(words.word("bookings", "hello") == "Hello, {first}")
        #expect(words.warnings.map(\.advice) == ["did you mean `bookings.hello` by `bookings.helo` in line 8?"])
    }

    @Test func `another language's plural forms and country are never taken`() throws {
        let arabic = try #require(TemplateFolder.builtIn.first { $0.path == "words/ar.yaml" })
        let source = WordSource(file: try WordFile(language: "ar", yaml: String(decoding: arabic.bytes, as: UTF8.self)), kind: .own)
        let file = try WordFile(language: "pl", yaml: Self.english.replacing("region: GB\n", with: ""))
        #expect {
            try Words(file, lacking: [source])
        } throws: { error in
            (error as? WordProblems)?.all == [
                .missing("region"), .missing("places.few"), .missing("places.many"), .missing("sessions.few"), .missing("sessions.many"),
            ]
        }
    }

    @Test func `counted words follow the number`() throws {
        let words = try Words(language: "en", yaml: Self.english)
        let places = CountedWord(words, "places", locale: WordLocale(language: "en", region: "GB"))
        #expect([0, 1, 2, 1000].map { places.text($0) } == ["0 places", "1 place", "2 places", "1000 places"])
    }

    @Test("languages from right to left", arguments: ["ar", "he", "fa-IR", "ur"])
    func rightToLeft(language: String) throws {
        // They have forms that English lacks.
        let forms = PluralRules(language: language).categories.map { "  \($0): \"{count}\"\n" }.joined()
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
