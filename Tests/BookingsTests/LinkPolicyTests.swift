import Testing

@testable import Bookings

/// Which URLs may be shown (`Sources/Bookings/Bookings.docc/LinkRules.md`).
@Suite struct LinkPolicyTests {
    static let safeURLs = [
        "https://meet.google.com/abc-defg-hij",
        "https://us02web.zoom.us/j/81234567890?pwd=QWxhZGRpbjpvcGVu.1",
        "HTTPS://US02WEB.ZOOM.US/j/81234567890",
        "hTTpS://example.org",
        "https://example.org/",
        "https://example.org?room=1",
        "https://example.org#room",
        "https://example.org./room",
        "https://example.org:8443/room",
        "https://example.org:1/",
        "https://example.org:65535/",
        "https://example.org:0443/",
        "https://192.0.2.7/room",
        "https://[2001:db8::7]/room",
        "https://[2001:DB8::7]:8443/room",
        "https://[::ffff:192.0.2.7]/",
        "https://xn--bcher-kva.example.org/b%C3%BCcher",
        "https://a_b.example.org/",
        "https://x/",
        // After the host, `@` and `:` are characters like any other.
        "https://example.org/@anna",
        "https://example.org/room?by=anna@example.org",
        "https://example.org#anna@example.org",
        "https://example.org/a:b",
        "https://example.org//room",
        "https://example.org/{session}",
        "https://example.org/100%",
        "https://example.org/%zz%5Cx%00",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_MDEy%40thread.v2/0?context=%7b%22Tid%22%3a%2212%22%7d",
        "https://facetime.apple.com/join#v=1&p=abc+def/gh==&k=xyz",
        "https://meet.jit.si/Riverside\"<>'&Room",
        // Zoom's links for guests.
        "https://zoom.us/j/1",
        "https://zoom.us/my/anna",
        "https://zoom.us/j/s/1",
        "https://zoom.us/schedule",
        "https://zoom.us/s/..",
        "https://zoom.us/j/%",
        "https://zoom.us/j/%7",
        "https://zoom.us/j/1?%7",
        "https://zoom.us/j/1?pwd=zak",
        "https://zoom.us/j/1?zakat=1",
        "https://zoom.us/j/1?x=zak&muzak=1",
        "https://zoom.us/w/1?tk=abc&pwd=def",
        // A host's link is Zoom's notion: elsewhere the same path says nothing.
        "https://evilzoom.us/s/1?zak=1",
        "https://zoom.us.example.org/s/1",
        "https://example.org/zoom.us/s/1",
        "https://example.org/?u=https://zoom.us/s/1",
    ]

    @Test("a URL that is safe has no flaw", arguments: safeURLs)
    func isSafe(url: String) {
        #expect(LinkPolicy.flaw(in: url) == nil)
    }

    static let unsafeURLs: [(url: String, flaw: LinkFlaw)] = [
        ("", .notHTTPS),
        ("https", .notHTTPS),
        ("https:", .notHTTPS),
        ("https:/", .notHTTPS),
        ("https:example.org", .notHTTPS),
        ("https:/example.org", .notHTTPS),
        ("//example.org/room", .notHTTPS),
        ("example.org/room", .notHTTPS),
        ("http://example.org/", .notHTTPS),
        ("httpss://example.org/", .notHTTPS),
        ("xhttps://example.org/", .notHTTPS),
        ("javascript:alert(1)", .notHTTPS),
        ("javascript://example.org/%0aalert(1)", .notHTTPS),
        ("data:text/html,hello", .notHTTPS),
        ("file:///etc/passwd", .notHTTPS),
        ("zoommtg://zoom.us/join?confno=1", .notHTTPS),
        ("mailto:anna@example.org", .notHTTPS),
        ("https&#58;//example.org", .notHTTPS),
        ("https%3a//example.org", .notHTTPS),

        ("https://", .noHost),
        ("https:///room", .noHost),
        ("https:////example.org", .noHost),
        ("https://?room", .noHost),
        ("https://#room", .noHost),
        ("https://:443/", .noHost),
        ("https://.", .noHost),
        ("https://../room", .noHost),
        ("https://.example.org/", .noHost),
        ("https://zoom..us/j/1", .noHost),
        ("https://zoom.us../s/1", .noHost),
        ("https://exam%70le.org/", .noHost),
        ("https://zoo%6d.us/s/1", .noHost),
        ("https://{session}.example.org/", .noHost),
        ("https://exa<b>mple.org/", .noHost),
        ("https://example.org,example.net/", .noHost),
        ("https://[]/", .noHost),
        ("https://[/room", .noHost),
        ("https://[2001:db8::7/room", .noHost),
        ("https://[2001:db8::7%25eth0]/", .noHost),
        ("https://[example.org]/", .noHost),
        ("https://[7]/", .noHost),

        ("https://example.org:/", .badPort),
        ("https://example.org:0/", .badPort),
        ("https://example.org:65536/", .badPort),
        ("https://example.org:99999999999999999999/", .badPort),
        ("https://example.org:+443/", .badPort),
        ("https://example.org:-1/", .badPort),
        ("https://example.org:0x1BB/", .badPort),
        ("https://example.org:https/", .badPort),
        ("https://example.org:443:443/", .badPort),
        ("https://[::1]443/", .badPort),
        ("https://[::1].example.org/", .badPort),

        ("https://anna@example.org/", .userName),
        ("https://anna:word@example.org/", .userName),
        ("https://@example.org/", .userName),
        ("https://zoom.us@example.org/j/1", .userName),
        ("https://zoom.us:443@example.org/", .userName),
        ("https://anna%40example.org@example.net/", .userName),

        ("https://example.org/a b", .forbiddenCharacter),
        (" https://example.org/", .forbiddenCharacter),
        ("https://example.org/ ", .forbiddenCharacter),
        ("https://example.org/\t", .forbiddenCharacter),
        ("java\tscript:alert(1)", .forbiddenCharacter),
        ("ht\ntps://example.org/", .forbiddenCharacter),
        ("https://example.org/\r\nSet-Cookie: a=b", .forbiddenCharacter),
        ("https://example.org/\0", .forbiddenCharacter),
        ("\0https://example.org/", .forbiddenCharacter),
        ("https://example.org/\u{1B}[2J", .forbiddenCharacter),
        ("https://example.org/\u{7F}", .forbiddenCharacter),
        ("https://example.org\\@example.net/", .forbiddenCharacter),
        ("https:\\\\example.org/", .forbiddenCharacter),
        ("https://example.org/a\\b", .forbiddenCharacter),

        ("https://bücher.example.org/", .notASCII),
        ("https://example.org/bücher", .notASCII),
        ("https://example.org/\u{202E}", .notASCII),
        ("https://example.org\u{FF0F}room", .notASCII),
        ("https://zооm.us/j/1", .notASCII),
        ("https://example.org/\u{85}", .notASCII),
        ("ｈttps://example.org/", .notASCII),

        ("https://zoom.us/s/1", .zoomHostLink),
        ("https://us02web.zoom.us/s/81234567890", .zoomHostLink),
        ("https://ZOOM.us/s/1", .zoomHostLink),
        ("https://zoom.us./s/1", .zoomHostLink),
        ("https://zoom.us:443/s/1", .zoomHostLink),
        ("https://riverside.zoom.com/s/1", .zoomHostLink),
        ("https://www.zoomgov.com/s/1", .zoomHostLink),
        ("https://zoom.us//s/1", .zoomHostLink),
        ("https://zoom.us///s//1", .zoomHostLink),
        ("https://zoom.us/%73/1", .zoomHostLink),
        ("https://zoom.us%2f/s/1", .noHost),
        ("https://zoom.us/%2fs/1", .zoomHostLink),
        ("https://zoom.us/s%2F1", .zoomHostLink),
        ("https://zoom.us/./s/1", .zoomHostLink),
        ("https://zoom.us/j/../s/1", .zoomHostLink),
        ("https://zoom.us/j/%2e%2E/s/1", .zoomHostLink),
        ("https://zoom.us/../s/1", .zoomHostLink),
        ("https://zoom.us/j/1?zak=abc", .zoomHostLink),
        ("https://zoom.us/j/1?pwd=x&zak=abc", .zoomHostLink),
        ("https://zoom.us/j/1?pwd=x;zak=abc", .zoomHostLink),
        ("https://zoom.us/j/1?ZAK=abc", .zoomHostLink),
        ("https://zoom.us/j/1?zak", .zoomHostLink),
        ("https://zoom.us/j/1?%7Aak=abc", .zoomHostLink),
        ("https://zoom.us/j/1?%5a%41%4b=abc", .zoomHostLink),
        ("https://zoom.us/j/1#zak=abc", .zoomHostLink),
        ("https://zoom.us/j/1#success?zak=abc", .zoomHostLink),
        ("https://zoom.us/j/1?&&zak=", .zoomHostLink),
    ]

    @Test("a URL that is not safe has this flaw", arguments: unsafeURLs)
    func isUnsafe(url: String, flaw: LinkFlaw) {
        #expect(LinkPolicy.flaw(in: url) == flaw)
    }

    @Test func `2000 characters are allowed, 2001 are not`() {
        let prefix = "https://example.org/"
        let longest = prefix + String(repeating: "a", count: 2000 - prefix.count)
        #expect(LinkPolicy.flaw(in: longest) == nil)
        #expect(LinkPolicy.flaw(in: longest + "a") == .tooLong(2001))
    }

    @Test func `a flaw's sentence never quotes the URL`() {
        for (url, flaw) in Self.unsafeURLs where url.count > 12 {
            #expect(!flaw.sentence.contains(url))
            #expect(!flaw.sentence.contains("example"))
        }
    }
}
