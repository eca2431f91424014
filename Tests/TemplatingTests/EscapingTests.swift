import Templating
import Testing

struct EscapingTests {
    private func text(_ text: String, _ escaping: Escaping) throws -> String {
        try rendered("{{title}}", Page(title: text), escaping: escaping)
    }

    private func url(_ url: String, _ escaping: Escaping) throws -> String { try rendered("{{url}}", Page(url: url), escaping: escaping) }

    @Test(arguments: [
        ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"), ("&amp;", "&amp;amp;"), ("`=/é€😀", "`=/é€😀"),
    ])
    func `five characters are escaped in HTML, in addresses too`(input: String, expected: String) throws {
        #expect(try text(input, .html) == expected)
        #expect(try url(input, .html) == expected)
    }

    /// The characters on both sides of each border of what is removed.
    @Test(arguments: [
        (kept: [0x20, 0x7E], removed: [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0E, 0x1F, 0x7F]),
        (kept: [0xA0, 0xBF, 0xC0], removed: [0x80, 0x81, 0x85, 0x9E, 0x9F]),
        (kept: [0x2027, 0x202F, 0x2065, 0x206A, 0x200B, 0x2014], removed: [0x202A, 0x202B, 0x202E, 0x2066, 0x2068, 0x2069]),
        (kept: [0xFDCF, 0xFDF0, 0xFEFF, 0xFFFD, 0xD7FF, 0xE000], removed: [0xFDD0, 0xFDD1, 0xFDEF, 0xFFFE, 0xFFFF]),
        (kept: [0x10000, 0x1FFFD, 0x20000, 0x10FFFD], removed: [0x1FFFE, 0x1FFFF, 0x2FFFE, 0x10FFFE, 0x10FFFF]),
    ])
    func `unsafe characters are removed and their neighbours kept`(kept: [UInt32], removed: [UInt32]) throws {
        let kept = kept.compactMap(Unicode.Scalar.init)
        let removed = removed.compactMap(Unicode.Scalar.init)
        let keptText = kept.map { "a\($0)b" }.joined()
        let allText = (removed + kept).map { "\($0)" }.joined() + removed.map { "a\($0)b" }.joined()
        for escaping in Escaping.allCases {
            let expected = kept.map { "\($0)" }.joined() + removed.map { _ in "ab" }.joined()
            #expect(scalars(try text(allText, escaping)) == scalars(expected.replacing("~", with: escaping == .markdown ? "&#126;" : "~")))
            #expect(scalars(try text(keptText, escaping)) == scalars(keptText.replacing("~", with: escaping == .markdown ? "&#126;" : "~")))
        }
        #expect(scalars(try url(allText, .html)) == scalars(try text(allText, .html)))
        #expect(scalars(try url(allText, .text)) == scalars(try text(allText, .text)))
    }

    @Test func `of all characters exactly the unsafe ones are removed`() throws {
        let controls = Array(0x00...0x08) + [0x0B, 0x0C] + Array(0x0E...0x1F) + Array(0x7F...0x9F)
        let directions = Array(0x202A...0x202E) + Array(0x2066...0x2069)
        let noncharacters = Array(0xFDD0...0xFDEF) + (0...16).flatMap { [$0 << 16 | 0xFFFE, $0 << 16 | 0xFFFF] }
        #expect(noncharacters.count == 66)
        let unsafe = Set(controls + directions + noncharacters)
        for plane in 0...16 {
            let all = (plane << 16..<(plane + 1) << 16).compactMap { UInt32(exactly: $0).flatMap(Unicode.Scalar.init) }
            let input = String(String.UnicodeScalarView(all))
            let expected = String(String.UnicodeScalarView(all.filter { !unsafe.contains(Int($0.value)) }))
            #expect(Array(try text(input, .text).utf8) == Array(expected.utf8), "plane \(plane)")
        }
    }

    @Test func `white space is kept but in Markdown, where line breaks become one space`() throws {
        for escaping in [Escaping.html, .text] { #expect(Array(try text("a\tb\r\nc\rd\n", escaping).utf8) == Array("a\tb\r\nc\rd\n".utf8)) }
        #expect(try text("a\tb\r\nc\n\n\u{1}\r\nd\u{2028}e\u{2029}", .markdown) == "a\tb c d e ")
    }

    @Test(arguments: [
        (
            "<>&\\`*_[]{}|~#!()\"'@",
            "&#60;&#62;&#38;&#92;&#96;&#42;&#95;&#91;&#93;&#123;&#125;&#124;&#126;&#35;&#33;&#40;&#41;&#34;&#39;&#64;"
        ),
        ("http://a", "http&#58;/&#47;a"), ("HTTPS://a", "HTTPS&#58;/&#47;a"), ("ftp:x", "ftp&#58;x"), ("MailTo:x", "MailTo&#58;x"),
        ("htt\u{0}p://a", "http&#58;/&#47;a"), ("10:30 http :", "10:30 http :"), ("tp:", "tp:"),
        ("www.a", "www&#46;a"), ("wWW.a.b", "wWW&#46;a&#46;b"), ("ww.a", "ww&#46;a"), ("//evil.example", "/&#47;evil&#46;example"),
        ("ghcr.io/x:y", "ghcr&#46;io/x&#58;y"), ("x.\u{202E}com", "x&#46;com"), ("a: b, c/d", "a: b, c/d"), ("w\u{202E}ww.a", "www&#46;a"),
        ("- a - b", "&#45; a - b"), ("+ a + b", "&#43; a + b"), ("= a = b", "&#61; a = b"), (": a : b", "&#58; a : b"),
        (" \t- a", " \t&#45; a"),
        ("\n- a", " &#45; a"), ("\u{0}- a", "&#45; a"), ("-- a", "&#45;- a"),
        ("1. a 2. b", "1&#46; a 2. b"), ("12345678901. a", "12345678901&#46; a"), ("1) a", "1&#41; a"), (" 7. a", " 7&#46; a"),
        ("1.5.2", "1&#46;5.2"),
        ("v1. a", "v1. a"), ("a. b", "a. b"),
        ("a --- b", "a &#45;&#45;&#45; b"), ("a-b--c----", "a-b--c&#45;&#45;&#45;&#45;"), ("a-\u{7F}--", "a&#45;&#45;&#45;"),
        ("a--\n-", "a-- -"),
        ("Renée, 5 €", "Renée, 5 €"),
    ])
    func `text in Markdown shows as it is written`(input: String, expected: String) throws {
        #expect(try text(input, .markdown) == expected)
    }

    @Test(arguments: [
        ("https://a.example/x?y=1&z=%3a#(f)*_'\"", "https://a.example/x?y=1&#38;z=%3a#(f)*_'\""), ("<a>", "&#60;a&#62;"),
        ("a b\tc\r\nd\\e", "a%20b%09c%0D%0Ad%5Ce"), ("\u{0}\u{1F}\u{7F}\u{9F}", "%00%1F%7F%C2%9F"),
        ("\u{A0}\u{1680}\u{2028}\u{3000}", "%C2%A0%E1%9A%80%E2%80%A8%E3%80%80"),
        ("\u{202E}\u{FFFF}\u{10FFFF}", "%E2%80%AE%EF%BF%BF%F4%8F%BF%BF"),
        ("é\u{1681}\u{3001}😀-:.", "é\u{1681}\u{3001}😀-:."),
    ])
    func `an address in Markdown stands between angle brackets`(input: String, expected: String) throws {
        #expect(try url(input, .markdown) == expected)
    }

    @Test func `in plain text nothing is escaped`() throws {
        #expect(try text("<a href='x'>&- 1. http://", .text) == "<a href='x'>&- 1. http://")
        #expect(try url("https://a.example/?x=1&y=2", .text) == "https://a.example/?x=1&y=2")
    }
}

func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
