import Testing

@testable import Pages

/// What stands in the headers of a mail.
@Suite struct HeaderTextTests {
    @Test func `a long subject of plain words is folded between them and stays readable as it is`() {
        let subject = "Cancelled: Morning Yoga & Breath, Wednesday, 23 September 2026, 18:00 (+10)"
        let written = HeaderText.unstructured(subject)
        #expect(written == "Cancelled: Morning Yoga & Breath, Wednesday, 23 September 2026,\r\n 18:00 (+10)")
        #expect(HeaderText.unstructured("Changed: Yoga, 18:00") == "Changed: Yoga, 18:00")
    }

    @Test("what is not plain is encoded", arguments: ["Geändert: Yoga", "=?utf-8?Q?a?= Yoga", String(repeating: "a", count: 67)])
    func encoded(text: String) { #expect(HeaderText.unstructured(text).hasPrefix("=?utf-8?B?")) }

    @Test func `no text ends a header`() {
        #expect(!HeaderText.unstructured("a\r\nBcc: b@x.example").contains("\r\n"))
    }
}
