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

    @Test func `it is on no join page: others go there too`() throws {
        let files = try Scene { $0.manage = Self.address }.files()
        #expect(!files.contains { $0.key.hasPrefix("j/") && $0.value.contains("change/7") })
    }
}
