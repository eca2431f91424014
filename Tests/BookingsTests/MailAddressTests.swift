import Bookings
import Testing

/// Which addresses a mail is written to.
@Suite struct MailAddressTests {
    @Test(arguments: ["ana@example.org", "a.b+c@mail.example.org", "o'neil@x.example", "a=b@x.example", "what?@x.example"])
    func taken(_ text: String) { #expect(MailAddress(text)?.text == text) }

    @Test(
        "an address that could break a header is none",
        arguments: [
            "", "ana", "ana@", "@x.example", "a@b@x.example", "ana@example", "a..b@x.example", ".a@x.example", "\"a b\"@x.example",
            "a@[192.0.2.1]", "a\r\nBcc: b@x.example", "ána@x.example", "a@x.example\u{301}", "a@\u{301}x.example", "a@-x.example",
            "=?utf-8?Q?a?=@x.example", "b=?@x.example", "a b@x.example", "a@x.example>",
        ])
    func refused(_ text: String) { #expect(MailAddress(text) == nil) }
}
