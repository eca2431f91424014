import Bookings
import Testing

@testable import Pages

/// What stands in a mail, whatever program reads it.
@Suite struct MailTests {
    @Test("the first line that inboxes show says when the session is, in every language", arguments: LanguagesTests.languages)
    func preview(language: String) throws {
        let mail = try Self.html(of: .confirmation) { $0.site.language = language }
        let body = try #require(mail.firstMatch(of: /<body[^>]*>\n<div style="display:none[^>]*>([^&]*)/)?.1)
        #expect(body.contains("24") || body.contains("٢٤"), "\(body)")
        #expect(!body.contains("{") && body.contains("UTC+1"))
    }

    @Test("Outlook for Windows finds what it knows: a table of 600, cells that are padded, sides by name", arguments: Letter.Kind.allCases)
    func outlook(kind: Letter.Kind) throws {
        for language in ["en", "ar"] {
            let mail = try Self.html(of: kind) {
                $0.site.language = language
                $0.isCancelled = kind == .cancellation
            }
            #expect(mail.contains("<!--[if mso]><table role=\"presentation\" width=\"600\""))
            #expect(!mail.contains("text-align:start") && mail.contains("align=\"\(language == "ar" ? "right" : "left")\""))
            // Word pads cells alone, and takes Times where it does not know the first font of a list.
            for element in mail.matches(of: /<(\w+)[^>]*style="([^"]*)"/) {
                let pads = element.2.contains("padding") && !element.2.contains("padding:0;")
                #expect(!pads || ["td", "a", "code"].contains(element.1), "\(element.0)")
                #expect(!element.2.contains("px/") || element.2.contains(/px\/[0-9.]+ ('Segoe UI'|Cambria),/), "\(element.0)")
            }
        }
    }

    @Test func `a notice that the link has changed does not say that it never does`() throws {
        let words = "always leads to the current link"
        #expect(try Self.html(of: .confirmation).contains(words))
        let notice = try Self.html(of: .notice)
        #expect(notice.contains("The link has changed.") && !notice.contains(words))
    }

    @Test func `a notice of a session that is held on site now says so`() throws {
        let notice = try Self.html(of: .notice) { $0.link = .removed }
        #expect(notice.contains("This session is now in person.") && !notice.contains("no longer works"))
    }

    @Test func `an address stands on a line of its own in plain text`() throws {
        for kind in Letter.Kind.allCases {
            let mail = try Self.decoded(Scene { $0.isCancelled = kind == .cancellation }.mail(kind))
            let text = try #require(mail.split(separator: "Content-Type: text/html").first)
            for line in text.split(separator: "\r\n") where line.contains("https://") {
                #expect(line.wholeMatch(of: /https:\/\/[!-~]+/) != nil, "\(line)")
            }
            #expect(!text.contains("&#"))
        }
    }

    private static func html(of kind: Letter.Kind, _ change: (inout Scene) -> Void = { _ in }) throws -> String {
        let mail = try decoded(Scene(change).mail(kind))
        let start = try #require(mail.range(of: "<!doctype html>")?.lowerBound)
        return String(mail[start...]).replacing("\r\n", with: "\n")
    }

    /// Undoes quoted-printable.
    private static func decoded(_ mail: String) -> String {
        var bytes: [UInt8] = []
        var rest = mail.replacing("=\r\n", with: "").utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "="), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
