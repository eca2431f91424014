import Testing

@testable import Pages

/// How people are greeted in each language, whatever of their name is known.
@Suite struct GreetingWordsTests {
    @Test(
        "a greeting has the names that its language has, and no gap where one is missing",
        arguments: [
            ("Hello, {first}", "Ana", "Pérez", "Hello, |Ana"), ("Hello, {first}", "Ana", "", "Hello, |Ana"),
            ("Hello, {first}", "", "Pérez", "Hello, |Pérez"), ("Hello, {first}", " ", "Pérez", "Hello, |Pérez"),
            ("Hello, {first}", "", "", "Hello"), ("Hello, {first}!", "Ana", "Pérez", "Hello, |Ana|!"),
            ("Guten Tag, {first} {last}", "Ana", "Pérez", "Guten Tag, |Ana Pérez"),
            ("Guten Tag, {first} {last}", "", "Pérez", "Guten Tag, |Pérez"),
            ("Guten Tag, {first} {last}", "Ana", "", "Guten Tag, |Ana"), ("Dear {last},", "Ana", "", "Dear |Ana|,"),
            ("{last} {first} 様", "健太", "佐藤", "佐藤 健太| 様"), ("{last} {first} 様", "佐藤 健太", "", "佐藤 健太| 様"),
            ("{last} {first} 様", "", "佐藤", "佐藤| 様"), ("{last} {first} 様", "", "", "My bookings"),
            // As words files had it before: the whole name follows.
            ("Ahoi,", "Ana", "Pérez", "Ahoi, |Ana Pérez"), ("Ahoi,", "", "", "Ahoi"), ("مرحبًا، {first}", "ليلى", "", "مرحبًا، |ليلى"),
            // What is in a name is no pattern, and joins nothing before it.
            ("Hello, {first}", "{last}", "x", "Hello, |{last}"), ("Hello, {first}", "\u{301}a", "", "Hello, |\u{301}a"),
        ])
    func greets(pattern: String, first: String, last: String, greeting: String) throws {
        let english = String(decoding: try #require(TemplateFolder.builtIn.first { $0.path == "words/en.yaml" }).bytes, as: UTF8.self)
        let words = try Words(language: "en", yaml: english.replacing("\"Hello, {first}\"", with: "\"\(pattern)\""))
        let parts = GreetingWords(words).parts(first: first, last: last)
        #expect(parts.map(\.text).joined(separator: "|") == greeting)
        #expect(parts.count { $0.isName } == (greeting.contains(first.isEmpty ? last : first) && first + last != "" ? 1 : 0))
    }

    @Test func `a template cannot show a word that is still to be filled in`() throws {
        let english = String(decoding: try #require(TemplateFolder.builtIn.first { $0.path == "words/en.yaml" }).bytes, as: UTF8.self)
        let words = try Words(language: "en", yaml: english)
        guard case .group(let all)? = words.tree.constant(), case .group(let bookings)? = all["bookings"] else {
            throw Missing()
        }
        #expect(bookings["title"] != nil && bookings["hello"] == nil && all["time-range"] == nil && all["places"] == nil)
    }

    private struct Missing: Error {}
}
