import Foundation
import TestKit
import Testing

@testable import LeakCheck

@Suite struct NeedleSearchTests {
    /// A URL with everything that pages escape.
    static let url = "teams.microsoft.com/l/meetup-join/19%3ameeting_Nx4?a=1&b=~'\"<>#(x)"

    private func found(_ needles: [String], in text: String) -> [Int] {
        let collector = NeedleCollector()
        let numbers = needles.map { collector.add($0) }
        let search = NeedleSearch(NeedleIndex(collector.needles))
        let hits = search.hits(in: text).map(\.needle)
        return numbers.indices.filter { index in numbers[index].map(hits.contains) ?? false }
    }

    enum Disguise: String, CaseIterable {
        case none, inText, percent, percentTwice, numeric, hexadecimal, html, htmlTwice, named, backslashes, folded, base64,
            base64OfSentence
        case base64InPath, marks

        func apply(to text: String) -> String {
            switch self {
            case .none: text
            case .inText: "See https://\(text), now"
            case .percent: text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            case .percentTwice: text.utf8.map { "%25" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
            case .numeric: text.unicodeScalars.map { "&#\($0.value);" }.joined()
            case .hexadecimal: text.unicodeScalars.map { "&#x\(String($0.value, radix: 16));" }.joined()
            case .html: Self.escaped(text)
            case .htmlTwice: Self.escaped(Self.escaped(text))
            case .named: text.replacing("/", with: "&sol;").replacing(":", with: "&colon;").replacing(".", with: "&period;")
            case .backslashes: text.map { $0.isPunctuation || $0.isSymbol ? "\\\($0)" : String($0) }.joined()
            case .folded:
                stride(from: 0, to: text.count, by: 7).map { String(text.dropFirst($0).prefix(7)) }.joined(separator: "\r\n ")
            case .base64: Data(text.utf8).base64EncodedString()
            case .base64OfSentence: "data:text/plain;base64," + Data("The link is \(text)!".utf8).base64EncodedString()
            case .base64InPath: "/go/" + Data(text.utf8).base64EncodedString()
            case .marks: text.replacing("/", with: "\u{200B}/\u{202E}")
            }
        }

        private static func escaped(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
                .replacing("'", with: "&#39;")
        }
    }

    @Test("a needle is found in every disguise", arguments: Disguise.allCases)
    func findsDisguised(_ disguise: Disguise) {
        let text = "<p title=\"x\">\(disguise.apply(to: Self.url))</p>"
        #expect(found([Self.url, "teams.microsoft.com/l/meetup-join/19%3ameeting_Nx5"], in: text) == [0])
    }

    @Test func `what is less than eight bytes long is not looked for`() {
        #expect(found(["seven77", "", " a b c \n", "a      b"], in: "seven77 a b c a      b") == [])
        #expect(found(["eight888"], in: "eight888") == [0])
    }

    @Test func `blanks are blanks, however many and of whatever kind, but not nothing`() {
        #expect(found(["yoga  class\n"], in: "<p>yoga&nbsp;\r\n class</p>") == [0])
        #expect(found(["yogaclass"], in: "yoga class") == [])
    }

    @Test func `one text within another is found with it`() {
        #expect(found(["https://zoom.us/j/1", "https://zoom.us/j/12", "https://zoom.us/j/123"], in: "to https://zoom.us/j/12.") == [0, 1])
    }

    @Test func `a text added again is the same needle, in whatever encoding`() {
        let collector = NeedleCollector()
        let first = collector.add("rook takes e5")
        #expect(collector.add("rook takes e6") != first)
        #expect(collector.add("rook takes&#32;e5") == first)
        #expect(collector.needles.count == 2)
    }

    @Test func `characters of any script are found, marks that pages leave out notwithstanding`() {
        #expect(found(["пароль для входа", "ヨガの部屋"], in: "<b>пароль для\u{A0}входа</b> &#12520;&#12460;の部屋") == [0, 1])
    }

    @Test("a needle is found wherever in a text it begins", arguments: Disguise.allCases)
    func findsAnywhere(_ disguise: Disguise) {
        // Texts are looked at in blocks: every place in one, and in the next.
        for length in 0..<130 {
            let before = String(repeating: "-", count: length)
            #expect(found([Self.url], in: before + " " + disguise.apply(to: Self.url) + " " + before) == [0], "behind \(length + 1) bytes")
        }
    }

    /// Pieces that texts are put together from: words, blanks, and all that encodes something or looks as if it did.
    static let pieces = [
        "a", "b", "room", "opens", "e", "7", "42", "x", "Z", "/", "&", ";", "#", "%", "%2", "5", "%25", "%2f", "%2F", "%41", "%20", "%0a",
        "%C3", "%A9",
        "é", "ö", "ヨ", " ", "  ", "\n", "\t", "\r\n ", "\r\n", "\r", "\n\n", "\\", "\u{1}", "\u{7F}", "\u{A0}", "\u{200B}", "\u{202E}",
        "\u{2003}",
        "\u{AD}", "\u{FEFF}", "\u{3000}", "\\u002f", "\\x41", "\\26 ", "&#47", "&#x2f", "A", "+",
        "&amp;", "&amp", "&sol;", "&#38;", "&#x26;", "&#97;", "&#x2F;", "&#37;", "&#x25;", "&unknown;", "amp;",
    ]

    @Test("a needle is found where a search byte by byte finds it, and nowhere else", arguments: 0..<40 as Range<UInt64>)
    func agreesWithOracle(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func text(_ pieces: ClosedRange<Int>) -> String {
            (0..<Int.random(in: pieces, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
        }
        for _ in 0..<20 {
            let needles = (0..<8).map { _ in text(4...20) }
            // Some needles go in as they are, so that there is something to find.
            let haystack = (0..<12).map { _ in Bool.random(using: &random) ? text(0...40) : needles.randomElement(using: &random) ?? "" }
                .joined()
            let plain = PlainOracle(haystack)
            let expected = needles.indices.filter { index in
                let needle = PlainOracle(needles[index])
                return [(needle, plain), (needle.withoutMarks, plain.withoutMarks)].contains { $0.trimmed.count >= 8 && $1.contains($0) }
            }
            #expect(found(needles, in: haystack) == expected, "\(needles.debugDescription) in \(haystack.debugDescription)")
        }
    }

    @Test("texts without a rare byte are found, few of them and many, whatever blanks are between", arguments: [3, 60])
    func findsCommonLetters(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let letters = Array("abcdefghilmnoprstu")
        let all = (0..<count).map { _ in
            (0..<6).map { _ in String((0..<2).map { _ in letters.randomElement(using: &random) ?? "a" }) }.joined(separator: " ")
        }
        for blank in [" ", "\n", "\r\n", " \t ", "&nbsp;"] {
            for (index, text) in all.enumerated() {
                #expect(found(all, in: "<p>\(text.replacing(" ", with: blank))</p>") == [index])
            }
        }
    }

    @Test("each of many texts is found and no other, however alike they are", arguments: [1, 20_261_124] as [UInt64])
    func findsEachOfMany(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let all: [String] = (0..<3000).map { index in
            let word = String(random.next(), radix: 36)
            return index % 3 == 0
                ? "https://zoom.us/j/\(word)"
                : index % 3 == 1 ? "\(word)@thread.v2/0?context=%7b%22Tid%22%3a%22one-for-all%22%7d" : "pass\(word)word"
        }
        let collector = NeedleCollector()
        for (index, text) in all.enumerated() where index % 2 == 0 { #expect(collector.add(text) == Needle(index / 2)) }
        let search = NeedleSearch(NeedleIndex(collector.needles))
        for _ in 0..<100 {
            let chosen = Set((0..<20).map { _ in Int.random(in: 0..<all.count, using: &random) })
            let text = chosen.sorted().map { "<i>\(all[$0])</i>" }.joined(separator: "\n")
            #expect(Set(search.hits(in: text).map { Int($0.needle) * 2 }) == chosen.filter { $0 % 2 == 0 })
        }
    }
}
