import BusinessKit
import TestKit
import Testing

/// Many programs that show Markdown make a link of whatever looks like an address. No text of the database becomes one.
@Suite struct BareAddressTests {
    @Test func `six readers of Markdown make no link of any text that the database holds`() throws {
        // Every one of what others collected where tests are thorough.
        let others = try HostileTextTests.strings().enumerated().filter { ManyRounds.areAsked || $0.offset % 16 == 0 }.map(\.element)
        let strings = Self.addresses + others
        let studio = try Business(HostileTextTests.rows(strings))
        try studio.build()
        struct Answer: Decodable {
            let pages: Int
            let links: [String: Int]
        }
        let answer = try Script("Tests/EndToEndTests/hostile/read_markdown.py").answer(
            Answer.self, [studio.output + "/current", "https://members.example.org"])
        #expect(answer.pages == strings.count)
        // The links that belong there are there, for each of them.
        #expect(answer.links.count == 6 && answer.links.values.allSatisfy { $0 > strings.count }, "\(answer.links)")
    }

    /// What one reader or another takes for an address.
    private static let addresses = [
        "https://evil.com", "http://evil.com/a?b=c#d", "HTTPS://EVIL.COM", "ftp://evil.com/x", "//evil.com", "//evil.com/x?y",
        "www.evil.com",
        "WWW.evil.com.", "see www.evil.com/path_(x), now", "evil.com", "evil.com/x", "sub.evil.co.uk:8080/x", "evil.com:443", "evil.de!",
        "(evil.org)", "\"evil.net\"", "evil.xn--p1ai", "пример.рф", "bücher.de", "evil.museum", "ghcr.io/x:y", "example.com/ghcr.io:1/x",
        "mailto:a@evil.com", "MAILTO:a@evil.com", "a@evil.com", "a.b+c@evil.co.uk", "xmpp:a@evil.com/x", "a@b.com/c", "tel:+491234",
        "sms:1",
        "callto:x", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "skype:x?call", "magnet:?xt=1",
        "git@github.com:x/y.git",
        "192.0.2.1", "http://192.0.2.1/x", "192.0.2.1:8080/x", "[2001:db8::1]", "http://[2001:db8::1]/x", "localhost:8080/x",
        "http://localhost", "@someone", "@owner/repo", "owner/repo#12", "#12", "GH-12",
        "owner/repo@0123456789012345678901234567890123456789",
        "gitlab:@someone", "https://github.com/x/y/issues/1", "<https://evil.com>", "<a@evil.com>", "<evil.com>", "< https://evil.com >",
        "[x](http://evil.com)", "[x](evil.com)", "[x](//evil.com)", "[x][y]\n\n[y]: http://evil.com", "[y]: http://evil.com\n[y]",
        "![x](http://evil.com/x.png)", "[^1]\n\n[^1]: http://evil.com", "[[evil.com]]", "{http://evil.com}", "`https://evil.com`",
        "*https://evil.com*", "_www.evil.com_", "~~www.evil.com~~", "|https://evil.com|", "https&#58;//evil.com", "https&colon;//evil.com",
        "www&#46;evil.com", "w\\ww.evil.com", "http\\://evil.com", "https:\\/\\/evil.com", "h\u{200B}ttps://evil.com",
        "https:/\u{FEFF}/evil.com",
        "https://evil\u{3002}com", "https://evil．com", "ｈttps://evil.com", "evil。com", "https://evil.com\u{202E}moc", "1.evil.com",
        "a.b.evil.io",
        "evil.com\u{A0}x", "x:y:z.com", "::evil.com", "a://evil.com", "https:evil.com", "https:/evil.com", "https:\\\\evil.com",
    ]
}
