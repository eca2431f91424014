import Testing

@testable import Pages

/// What a site's contact line leads to.
@Suite struct ContactLineTests {
    @Test(
        "addresses and telephone numbers lead somewhere, words stay words",
        arguments: [
            ("hello@studio.example", ["hello@studio.example>mailto:hello@studio.example"]),
            (
                "hello@studio.example or 020 7946 0000",
                ["hello@studio.example>mailto:hello@studio.example", " or ", "020 7946 0000>tel:02079460000"]
            ),
            ("Call +49 (0)30 5550-0100, please", ["Call ", "+49 (0)30 5550-0100>tel:+493055500100", ", please"]),
            ("(415) 555.0100", ["(415) 555.0100>tel:4155550100"]), ("+1/415/555/0100", ["+1/415/555/0100>tel:+14155550100"]),
            ("Ask for Wolfgang at the blue door", ["Ask for Wolfgang at the blue door"]),
            ("Room 12, 14 Mill Lane", ["Room 12, 14 Mill Lane"]),
            ("a@b", ["a@b"]), ("", []), ("<x y='z'@studio.example>", ["<x y='z'@studio.example>"]),
            ("écrire@studio.example", ["é", "crire@studio.example>mailto:crire@studio.example"]),
        ])
    func parts(line: String, parts: [String]) {
        #expect(ContactLine(line).parts.map { $0.link.isEmpty ? $0.text : "\($0.text)>\($0.link)" } == parts)
        #expect(ContactLine(line).parts.map(\.text).joined() == line)
    }

    @Test func `they are links on every page and in plain text`() throws {
        let files = try Scene { $0.look.contact = "hello@studio.example or 020 7946 0000" }.files()
        for (path, text) in files where path.hasSuffix(".html") {
            #expect(text.contains("<a href=\"mailto:hello@studio.example\">") && text.contains("<a href=\"tel:02079460000\">"), "\(path)")
        }
        for (path, text) in files where path.hasSuffix(".md") {
            #expect(text.contains(" <hello@studio.example> or ") && text.contains("](<tel:02079460000>)"), "\(path)")
        }
    }

    @Test func `the name of the business leads to its website, and an empty page to where sessions are booked`() throws {
        let scene = Scene {
            ($0.look.website, $0.look.booking) = ("https://studio.example/?a=1&b=2", "https://studio.example/book")
            $0.hasBookings = false
        }
        let files = try scene.files().filter { $0.key.hasSuffix(".html") }
        #expect(files.values.allSatisfy { $0.contains("<a href=\"https://studio.example/?a=1&amp;b=2\" rel=\"noopener noreferrer\">") })
        let (door, missing) = (files["index.html"] ?? "", files["404.html"] ?? "")
        #expect([door, missing].allSatisfy { $0.contains("class=\"go\" href=\"https://studio.example/?a=1&amp;b=2\"") })
        #expect(
            files.filter { $0.key.hasPrefix("m/") }.values.allSatisfy { $0.contains("class=\"go\" href=\"https://studio.example/book\"") })
        #expect(try !Scene().files().values.contains { $0.contains("class=\"go\"") })
    }
}
