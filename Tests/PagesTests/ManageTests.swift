import Bookings
import Testing

@testable import Pages

/// Where a client changes or cancels a booking.
@Suite struct ManageTests {
    private static let address = "https://shop.example.org/change/7?a=1&b=2"

    @Test("the button is on My Bookings and in mails, in every language", arguments: ["ar", "de", "en", "es", "fr", "ja", "pt", "pt-BR"])
    func button(language: String) throws {
        let scene = Scene {
            $0.manage = Self.address
            $0.site.language = language
        }
        let files = try scene.files().filter { $0.key.hasPrefix("m/") }
        let page = try #require(files.first { $0.key.hasSuffix(".html") && $0.value.contains("data-field=\"manage\"") }?.value)
        #expect(page.contains("href=\"https://shop.example.org/change/7?a=1&amp;b=2\""))
        #expect(files.contains { $0.key.hasSuffix(".md") && $0.value.contains("](<https://shop.example.org/change/7") })
        #expect(try scene.mail(.confirmation).contains("change/7"))
    }

    @Test func `an address that is not safe is shown nowhere, and neither is one of a booking that is cancelled`() throws {
        for unsafe in ["javascript:alert(1)", "http://shop.example.org/7", "https://shop.example.org/7\u{1B}[2J", "data:text/html,x"] {
            let scene = Scene { $0.manage = unsafe }
            #expect(try !scene.files().values.contains { $0.contains("data-field=\"manage\"") })
        }
        let cancelled = Scene {
            $0.manage = Self.address
            $0.status = .canceled
        }
        #expect(try !cancelled.files().values.contains { $0.contains("change/7") })
        let off = Scene {
            $0.manage = Self.address
            $0.isCancelled = true
        }
        #expect(try !off.files().values.contains { $0.contains("change/7") })
    }

    /// Another client's booking of the same session.
    private static func other(_ status: Booking.Status, member: Int64 = 2, manage: String? = nil) -> BookedMember {
        BookedMember(
            member: Member(id: Member.ID(member), firstName: "Jörg", language: "de"),
            bookings: [Booking(id: Booking.ID(20 + member), target: .session(Session.ID(1)), status: status, manageURL: manage)])
    }

    /// Which join pages have the button, by what follows their token.
    private static func joinPages(_ change: (inout Scene) -> Void = { _ in }) throws -> Set<String> {
        let scene = Scene {
            $0.manage = address
            change(&$0)
        }
        let pages = try scene.files().filter { $0.key.hasPrefix("j/") && $0.value.contains("change/7") }
        for page in pages where page.key.hasSuffix(".html") { #expect(page.value.contains("<a class=\"manage\" data-field=\"manage\"")) }
        return Set(pages.keys.map { String($0.dropFirst(2 + 26)) })
    }

    @Test func `it is on the join page of a session that one client has booked, and no other client knows of`() throws {
        #expect(try Self.joinPages() == [".html", ".md"])
        #expect(
            try Self.joinPages { $0.member = Member(id: Member.ID(1), firstName: "Ana", language: "de") } == [
                ".html", ".md", "-de.html", "-de.md",
            ])
        for status in Booking.Status.allCases {
            // Who was there once has the page's address, and could cancel another's booking.
            #expect(try Self.joinPages { $0.others = [Self.other(status)] } == [], "\(status)")
        }
        #expect(try Self.joinPages { $0.others = [Self.other(.confirmed, manage: "https://shop.example.org/change/8")] } == [])
        // The same client's own, cancelled before.
        #expect(try Self.joinPages { $0.others = [Self.other(.canceled, member: 1)] }.isSuperset(of: [".html", ".md"]))
        #expect(try Self.joinPages { $0.status = .canceled } == [])
        #expect(try Self.joinPages { $0.isCancelled = true } == [])
        #expect(try Self.joinPages { $0.now = Instant(seconds: $0.now.seconds + 90 * 86_400) } == [])
        #expect(try Self.joinPages { $0.access = .login } == [], "whoever has logged in may open it")
    }
}
