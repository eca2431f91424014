import Foundation
import TestKit
import Testing

@testable import LeakCheck

/// Everything plain that a browser, a reader of Markdown or a hand that copies undoes: each kind, of an address and of a password, in HTML
/// and in Markdown.
@Suite struct DisguiseTests {
    static let url = "https://meet.google.com/kvt-hwqz-ndr?pin=4711&x=1"
    static let password = "rook takes e5"

    /// How a page may have a text, and of which text it can: an address has no blanks, a password no host.
    struct Disguise: Sendable, CustomTestStringConvertible {
        let name: String
        var of = [url, password]
        let apply: @Sendable (String) -> String

        var testDescription: String { name }
    }

    private static func escaped(_ text: String) -> String { text.replacing("&", with: "&amp;") }

    /// Puts something behind every third character of a text.
    private static func interrupted(_ text: String, by mark: String) -> String {
        text.unicodeScalars.enumerated().map { String($1) + ($0 % 3 == 2 ? mark : "") }.joined()
    }

    private static func each(_ text: String, _ write: (UInt32) -> String) -> String { text.unicodeScalars.map { write($0.value) }.joined() }

    private static func hexadecimal(_ value: UInt32, _ digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    private static func base64(_ bytes: some Sequence<UInt8>) -> String { Data(bytes).base64EncodedString() }

    private static func lines(_ text: String, of length: Int, by end: String) -> String {
        stride(from: 0, to: text.count, by: length).map { String(text.dropFirst($0).prefix(length)) }.joined(separator: end)
    }

    static let all: [Disguise] = [
        // As it is, and as templates escape it.
        Disguise(name: "nothing") { $0 },
        Disguise(name: "escaped for HTML", apply: escaped),
        Disguise(name: "in capitals") { $0.uppercased() },
        // Markup within.
        Disguise(name: "wbr") { escaped(interrupted($0, by: "\n")).replacing("\n", with: "<wbr>") },
        Disguise(name: "bold letters in HTML") { "<b>\($0.prefix(5))</b>\($0.dropFirst(5).prefix(4))<b>\($0.dropFirst(9))</b>" },
        Disguise(name: "empty elements with attributes") { interrupted($0, by: "<span class=\"a_b\"></span>") },
        Disguise(name: "comments") { interrupted($0, by: "<!-- > <b> -->") },
        Disguise(name: "short comments") { interrupted($0, by: "<!---->") },
        Disguise(name: "tspans") { text in "<svg><text>" + text.map { "<tspan x=\"1\">\($0)</tspan>" }.joined() + "</text></svg>" },
        Disguise(name: "ruby") { interrupted($0, by: "<ruby></ruby>") },
        Disguise(name: "bold letters in Markdown") { "**\($0.prefix(5))**\($0.dropFirst(5).prefix(4))**\($0.dropFirst(9))**" },
        Disguise(name: "slanted letters") { "_\($0.prefix(5))_\($0.dropFirst(5))" },
        Disguise(name: "code") { "`\($0.prefix(5))``\($0.dropFirst(5))`" },
        Disguise(name: "struck through") { "~~\($0.prefix(5))~~\($0.dropFirst(5))" },
        Disguise(name: "backslashes") { text in text.map { $0.isPunctuation || $0.isSymbol ? "\\\($0)" : String($0) }.joined() },
        Disguise(name: "words in rows", of: [password]) { "<tr><td>" + $0.replacing(" ", with: "</td><td>") + "</td></tr>" },
        Disguise(name: "words in lines", of: [password]) { $0.replacing(" ", with: "<br>") },
        Disguise(name: "bold words", of: [password]) { $0.split(separator: " ").map { "<b>\($0)</b>" }.joined(separator: " ") },
        // Entities.
        Disguise(name: "decimal") { each($0) { "&#\($0);" } },
        Disguise(name: "decimal without semicolon", of: [url]) { $0.replacing("/", with: "&#47").replacing("-", with: "&#45") },
        Disguise(name: "decimal throughout without semicolon") { each($0) { "&#\($0)" } },
        Disguise(name: "hexadecimal references") { each($0) { "&#x\(hexadecimal($0, 2));" } },
        Disguise(name: "hexadecimal references without semicolon") { each($0) { "&#X\(hexadecimal($0, 4))" } },
        Disguise(name: "named", of: [url]) {
            $0.replacing("/", with: "&sol;").replacing(":", with: "&colon;").replacing(".", with: "&period;")
        },
        Disguise(name: "named without semicolon", of: [url]) { $0.replacing("&", with: "&amp") },
        Disguise(name: "references twice") { each($0) { "&amp;#\($0);" } },
        Disguise(name: "a named blank", of: [password]) { $0.replacing(" ", with: "&nbsp;") },
        Disguise(name: "a named blank without semicolon", of: [password]) { $0.replacing(" ", with: "&nbsp") },
        Disguise(name: "a named soft hyphen") { interrupted($0, by: "&shy;") },
        // Marks that look like nothing.
        Disguise(name: "soft hyphen") { interrupted($0, by: "\u{AD}") },
        Disguise(name: "byte order mark") { interrupted($0, by: "\u{FEFF}") },
        Disguise(name: "variation selector") { interrupted($0, by: "\u{FE0F}") },
        Disguise(name: "another variation selector") { interrupted($0, by: "\u{E0100}") },
        Disguise(name: "grapheme joiner") { interrupted($0, by: "\u{34F}") },
        Disguise(name: "word joiner") { interrupted($0, by: "\u{2060}") },
        Disguise(name: "no width space") { interrupted($0, by: "\u{200B}") },
        Disguise(name: "direction") { interrupted($0, by: "\u{202E}") },
        Disguise(name: "tag characters") { interrupted($0, by: "\u{E0061}") },
        Disguise(name: "control character") { interrupted($0, by: "\u{1}") },
        // Blanks.
        Disguise(name: "no-break space", of: [password]) { $0.replacing(" ", with: "\u{A0}") },
        Disguise(name: "wide space", of: [password]) { $0.replacing(" ", with: "\u{3000}") },
        Disguise(name: "em space", of: [password]) { $0.replacing(" ", with: "\u{2003}") },
        Disguise(name: "plus", of: [password]) { $0.replacing(" ", with: "+") },
        Disguise(name: "many blanks", of: [password]) { $0.replacing(" ", with: " \t\r\n ") },
        // Addresses.
        Disguise(name: "host in capitals", of: [url]) { $0.replacing("meet.google.com", with: "MEET.Google.COM") },
        Disguise(name: "default port", of: [url]) { $0.replacing(".com/", with: ".com:443/") },
        Disguise(name: "final dot", of: [url]) { $0.replacing(".com/", with: ".com./") },
        Disguise(name: "final dot and default port", of: [url]) { $0.replacing(".com/", with: ".com.:443/") },
        Disguise(name: "without its scheme", of: [url]) { String($0.dropFirst(8)) },
        Disguise(name: "another scheme", of: [url]) { $0.replacing("https:", with: "HTTP:") },
        Disguise(name: "a user", of: [url]) { $0.replacing("//", with: "//me@") },
        Disguise(name: "percent-encoding") { $0.utf8.map { "%" + hexadecimal(UInt32($0), 2) }.joined() },
        Disguise(name: "percent-encoding twice") { $0.utf8.map { "%25" + hexadecimal(UInt32($0), 2) }.joined() },
        Disguise(name: "percent-encoding in references") { $0.utf8.map { "&#37;" + hexadecimal(UInt32($0), 2) }.joined() },
        // Escapes of programs.
        Disguise(name: "JSON") { $0.replacing("/", with: "\\/") },
        Disguise(name: "JSON throughout") { each($0) { "\\u" + hexadecimal($0, 4) } },
        Disguise(name: "JSON's ampersand", of: [url]) { $0.replacing("&", with: "\\u0026") },
        Disguise(name: "JavaScript's braces") { each($0) { "\\u{" + hexadecimal($0, 1) + "}" } },
        Disguise(name: "JavaScript's bytes") { each($0) { "\\x" + hexadecimal($0, 2) } },
        Disguise(name: "CSS") { each($0) { "\\" + hexadecimal($0, 6) } },
        Disguise(name: "CSS with blanks") { each($0) { "\\" + hexadecimal($0, 2) + " " } },
        Disguise(name: "JSON in references") { each($0) { "&#92;u" + hexadecimal($0, 4) } },
        // Base64 and hexadecimal digits.
        Disguise(name: "base64") { base64($0.utf8) },
        Disguise(name: "base64 for addresses") {
            base64($0.utf8).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        },
        Disguise(name: "base64 of a sentence") { base64("Come in by \($0), please: ÿ~?".utf8) },
        Disguise(name: "base64 for addresses of a sentence") {
            base64("~~?ÿ \($0)".utf8).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        },
        Disguise(name: "base64 in lines") { lines(base64("Come in by \($0), and then by \($0) again".utf8), of: 76, by: "\r\n") },
        Disguise(name: "base64 in short lines") { lines(base64($0.utf8), of: 16, by: "\n") },
        Disguise(name: "base64 in indented lines") { lines(base64($0.utf8), of: 12, by: "\n    ") },
        Disguise(name: "base64 behind bytes") { base64([0, 1, 255, 128, 7, 200, 0, 3] + $0.utf8) },
        Disguise(name: "base64 between bytes") { base64([0, 255] + $0.utf8 + [0, 1, 255, 128]) },
        Disguise(name: "base64 behind a path") { "/go/" + base64($0.utf8) },
        Disguise(name: "base64 behind a name") { "join-by-" + base64($0.utf8) },
        Disguise(name: "base64 of references") { base64(each($0) { "&#\($0);" }.utf8) },
        Disguise(name: "hexadecimal digits") { each($0) { hexadecimal($0, 2) } },
        Disguise(name: "capital hexadecimal digits") { each($0) { hexadecimal($0, 2).uppercased() } },
        Disguise(name: "hexadecimal digits behind a digit") { "5" + each($0) { hexadecimal($0, 2) } },
        // Where it may be.
        Disguise(name: "in an attribute") { "<i title=\"\(escaped($0))\">x</i>" },
        Disguise(name: "in a comment") { "<!-- \($0) -->" },
        Disguise(name: "in a link") { "<a href=\"/go?to=\(escaped($0))\">x</a>" },
        Disguise(name: "in a link of Markdown") { "[x](</go?to=\($0)>)" },
        Disguise(name: "in a style") { "<style>a { content: '\($0)' }</style>" },
        Disguise(name: "folded as in a calendar") { lines($0, of: 7, by: "\r\n ") },
    ]

    private static func page(_ text: String, isHTML: Bool) -> String {
        isHTML
            ? "<!doctype html>\n<html lang=\"en\"><head><title>My bookings</title></head>\n<body><main>\n<p>1 &lt; 2</p> \(text) <p>end</p></main></body></html>\n"
            : "# My bookings\n\n- one\n- **two**\n\n1 < 2 \(text) and _more_\n"
    }

    @Test("it is found", arguments: all)
    func finds(_ disguise: Disguise) {
        for secret in disguise.of {
            for isHTML in [true, false] {
                let collector = NeedleCollector()
                let needle = collector.add(secret.hasPrefix("https://") ? String(secret.dropFirst(8)) : secret)
                let search = NeedleSearch(NeedleIndex(collector.needles))
                let page = Self.page(disguise.apply(secret), isHTML: isHTML)
                #expect(search.hits(in: page).contains { $0.needle == needle }, "\(page)")
                #expect(search.hits(in: Self.page(disguise.apply("something else, 12345678"), isHTML: isHTML)).isEmpty)
            }
        }
    }

    @Test func `there are as many kinds as a page can have of an address and of a password`() {
        let count = Self.all.reduce(0) { $0 + $1.of.count * 2 }
        #expect(Self.all.count >= 80 && count >= 86 * 3, "\(Self.all.count) kinds, \(count) disguises")
        #expect(Set(Self.all.map(\.name)).count == Self.all.count)
    }

    @Test("it is found with what looks like markup in it", arguments: ["12<abcdef>34", "a_b_c_d_e", "x*y*z*12345", "<b>12345678</b>"])
    func findsMarkupLike(_ secret: String) {
        let collector = NeedleCollector()
        let needle = collector.add(secret)
        let search = NeedleSearch(NeedleIndex(collector.needles))
        for text in [secret, secret.replacing("<", with: "&lt;").replacing(">", with: "&gt;"), secret.replacing("_", with: "&#95;")] {
            #expect(search.hits(in: "<p>so: \(text)</p>").contains { $0.needle == needle }, "\(text)")
        }
    }
}
