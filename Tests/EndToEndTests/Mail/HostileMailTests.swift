import BusinessKit
import Foundation
import Testing

/// Whoever can write a name, a title, a place or a description adds text to mails and nothing else.
@Suite struct HostileMailTests {
    @Test func `hostile text in every column adds no header, part, element or address to any mail`() throws {
        let strings =
            try HostileTextTests.strings() + [
                "a\r\nBcc: x@example.org", "a\nb", "a\rb", "\r\n\r\n--=_a", "=?utf-8?B?QQ==?=", "\u{85}\u{2028}x",
            ]
        for hidesOnPages in [false, true] {
            let studio = try Business(mailing: HostileTextTests.rows(strings))
            try studio.sql(
                "UPDATE member SET email = 'm' || id || '@example.org'; UPDATE site SET hide_link_in_my_bookings = \(hidesOnPages ? 1 : 0)")
            let run = try studio.joinery("mail")
            #expect(run.exit == 0, "\(run.errors.prefix(500))")
            let mails = try studio.readMails()
            #expect(mails.count > 2 * strings.count - 10)
            for (name, mail) in mails {
                #expect(Set(mail.headers.keys) == Self.headers, "\(name)")
                #expect(mail.to == ["m\(name.split(separator: ".")[1])@example.org"], "\(name)")
                #expect(Set(mail.elements).isSubset(of: Self.elements), "\(name)")
                #expect(mail.attributes.allSatisfy { !$0.hasPrefix("on") && $0 != "src" && $0 != "background" }, "\(name)")
                let allowed = ["https://members.example.org/", "https://zoom.us/j/1", "https://meet.google.com/"]
                #expect(
                    mail.links.allSatisfy { link in link.hasPrefix("https://") && (allowed.contains { link.hasPrefix($0) } || hidesOnPages)
                    }, "\(name)")
                #expect(mail.calendars.count == 1 && mail.calendars[0].components(separatedBy: "BEGIN:VEVENT").count == 2, "\(name)")
            }
        }
    }

    private static let headers: Set<String> = [
        "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type",
        "References", "X-Auto-Response-Suppress",
    ]
    /// Those of our own templates, and those of descriptions.
    private static let elements: Set<String> = [
        "html", "head", "meta", "title", "style", "body", "table", "tr", "td", "p", "h1", "h2", "div", "span", "b", "s", "br", "bdi", "a",
        "code",
        "em", "strong", "ul", "ol", "li", "blockquote", "pre", "hr",
    ]
}
