import Bookings
import Foundation
import Testing

@testable import Pages

/// An advice to ask leads to whom to ask.
@Suite struct AdviceTextTests {
    @Test(
        "words in brackets lead to the contact, a single bracket is text",
        arguments: [
            ("Look there, or [contact us].", ["Look there, or ", ">contact us", "."]),
            ("[Ask] or [write].", [">Ask", " or ", ">write", "."]),
            ("No link.", ["No link."]), ("", []), ("[]", []), ("a ] b [ c", ["a ] b [ c"]),
            ("[e\u{301}]\u{301}", [">e\u{301}", "\u{301}"]),
        ])
    func parts(text: String, parts: [String]) {
        let advice = AdviceText(text, leads: true)
        #expect(advice.parts.map { ($0.isContact ? ">" : "") + $0.text } == parts)
        #expect(AdviceText(text, leads: false).parts.allSatisfy { !$0.isContact })
    }

    @Test func `every language leads to the contact where English does, once`() throws {
        func contacts(_ words: Words) -> [String: Int] {
            var contacts: [String: Int] = [:]
            words.tree.forEachText { path, text, _ in
                guard AdviceText.isAdvice(path) else { return }
                contacts[path.joined(separator: ".")] = AdviceText(text, leads: true).parts.count(where: \.isContact)
            }
            return contacts
        }
        let english = contacts(try #require(WordCollection.builtIn["en"]))
        #expect(english.values.count { $0 == 1 } > 15 && english.values.allSatisfy { $0 <= 1 })
        for language in WordCollection.builtIn.languages {
            #expect(contacts(try #require(WordCollection.builtIn[language])) == english, "\(language)")
        }
    }

    @Test func `pages lead to the contact, unless none is named`() throws {
        let scenes = [
            Scene { ($0.link, $0.place) = (.removed, "") }, Scene { $0.status = .created }, Scene { $0.isCancelled = true },
            Scene { $0.hasBookings = false },
        ]
        for scene in scenes {
            let page = try #require(try scene.files().first { $0.key.hasPrefix("m/") && $0.key.hasSuffix(".html") }?.value)
            #expect(page.contains("<a class=\"ask\" href=\"#contact\">") && page.contains("<p id=\"contact\">"))
        }
        for (path, text) in try Scene({ ($0.look.contact, $0.hasBookings) = ("", false) }).files() {
            #expect(!text.contains("#contact"), "\(path)")
        }
    }

    @Test func `no bracket of an advice is shown, and plain text has its words`() throws {
        for (path, text) in try Scene({ ($0.link, $0.place) = (.removed, "") }).files() where !path.hasSuffix(".txt") {
            #expect(!text.contains("[Contact us]") && !text.contains("[contact us]"), "\(path)")
        }
        let mail = try Scene { $0.isCancelled = true }.mail(.cancellation)
        #expect(mail.contains("Contact us if you would like another date.") && !mail.contains("[Contact"))
    }

    @Test("who is told the place need not ask for it, in pages, calendars and mails", arguments: [true, false])
    func asksForThePlace(isRemoved: Bool) throws {
        func texts(_ place: String) throws -> [String: String] {
            let scene = Scene { ($0.link, $0.isConferencingEnabled, $0.place) = (isRemoved ? .removed : .inherit, isRemoved, place) }
            let pages = try scene.files().filter { path, _ in
                path.hasPrefix("m/") || path.hasPrefix("j/") && !path.hasSuffix(".ics")
            }
            return try pages.merging(["mail": scene.mail(.confirmation)]) { page, _ in page }
        }
        let (told, untold) = try (texts("Uferstraße 12, Berlin"), texts(""))
        #expect(told.count == untold.count && told.count >= 6)
        for (isTold, texts) in [(true, told), (false, untold)] {
            for (path, text) in texts {
                // Lines of calendars and mails are folded.
                let line = text.replacing("\r\n ", with: "").replacing("=\r\n", with: "").replacing("\n", with: " ")
                #expect(line.contains("unsure where to go") != isTold, "\(path): \(line)")
                #expect(line.contains("held on site"), "\(path)")
            }
        }
    }
}
