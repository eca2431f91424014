import Foundation
import Testing

@testable import Pages

/// Content lines of RFC 5545, from the rules of the RFC and not from the writer.
@Suite struct CalendarTextTests {
    @Test(
        "text is escaped, and what is no text removed",
        arguments: [
            ("plain", "plain"), (#"a\b"#, #"a\\b"#), ("a;b,c:d\"e", #"a\;b\,c:d"e"#), ("one\ntwo", #"one\ntwo"#),
            ("one\r\ntwo\rthree\n", #"one\ntwo\nthree\n"#), ("a\tb", "a b"), ("a\u{0}b\u{1B}[2Jc\u{7F}d\u{85}e\u{9F}f", "ab[2Jcdef"),
            ("a\u{202E}b\u{2066}c\u{FFFE}d\u{1FFFF}e", "abcde"), ("é日😀\u{FFFD}\u{A0}", "é日😀\u{FFFD}\u{A0}"),
            ("BEGIN:VEVENT\r\nURL:https://evil.example", #"BEGIN:VEVENT\nURL:https://evil.example"#),
        ])
    func escapes(text: String, escaped: String) {
        #expect(Self.lines { $0.add("X:", text: text) } == ["X:\(escaped)"])
    }

    @Test("a text of which nothing is left is no property", arguments: ["", " ", "\u{0}\t\u{202E}"])
    func leavesOut(text: String) { #expect(Self.lines { $0.add("X:", text: text) } == []) }

    @Test(
        "a value in quotes holds no quote and no control character",
        arguments: [("a\"b", "a'b"), ("a\r\nb", "a  b"), ("é;,:", "é;,:"), ("\u{0}\u{202E}x", "x")])
    func quotes(text: String, quoted: String) {
        let lines = Self.lines {
            $0.write("X;CN=")
            $0.write(quoted: text)
            $0.endLine()
        }
        #expect(lines == ["X;CN=\"\(quoted)\""])
    }

    @Test("lines around the limit", arguments: 60...160)
    func limit(length: Int) {
        for character in ["x", "é", "日", "😀"] {
            let text = String(repeating: character, count: length)
            let raw = Self.raw { $0.add("SUMMARY:", text: text) }
            #expect(Self.isFolded(raw))
            #expect(raw.count(where: { $0 == 13 }) == 1 || raw.count > CalendarText.longestLine + 2)
            #expect(Self.unfolded(raw) == Array("SUMMARY:\(text)\r\n".utf8))
        }
    }

    @Test("unfolding gives back any text", arguments: 0..<200 as Range<UInt64>)
    func anyText(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabet = ["a", " ", "\\", ";", ",", "\n", "\r\n", "\t", "é", "ß", "日", "本", "😀", "👩‍👩‍👧", "\u{301}", "\u{0}", "\u{202E}", "م"]
        let text = (0..<Int.random(in: 0...300, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
        let raw = Self.raw { $0.add("DESCRIPTION:", text: text) }
        #expect(Self.isFolded(raw))
        // As a reader unescapes it.
        var unescaped = ""
        var rest = String(decoding: Self.unfolded(raw).dropLast(2).dropFirst("DESCRIPTION:".utf8.count), as: UTF8.self).unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\\" {
                let escaped = rest.popFirst()
                unescaped.unicodeScalars.append(escaped == "n" ? "\n" : escaped ?? "?")
            } else {
                unescaped.unicodeScalars.append(scalar)
            }
        }
        let expected = text.replacing("\r\n", with: "\n").replacing("\t", with: " ").unicodeScalars.filter {
            $0.value != 0 && $0.value != 0x202E
        }
        #expect(Array(unescaped.unicodeScalars) == Array(expected))
    }

    /// Whether every line ends in CRLF, has at most 75 octets and is whole characters.
    private static func isFolded(_ raw: [UInt8]) -> Bool {
        guard raw.suffix(2) == [13, 10] else { return false }
        let lines = String(decoding: raw, as: UTF8.self).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: true)
        return lines.allSatisfy { $0.last == "\r" && String($0).utf8.count - 1 <= 75 && !$0.contains("\u{FFFD}") }
    }

    private static func unfolded(_ raw: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < raw.count {
            if raw[index...].starts(with: [13, 10, 32]) {
                index += 3
            } else {
                result.append(raw[index])
                index += 1
            }
        }
        return result
    }

    private static func raw(_ write: (inout CalendarText) -> Void) -> [UInt8] {
        var text = CalendarText()
        write(&text)
        return text.finished()
    }

    private static func lines(_ write: (inout CalendarText) -> Void) -> [String] {
        String(decoding: unfolded(raw(write)), as: UTF8.self).components(separatedBy: "\r\n").dropLast()
    }
}

/// A small generator whose numbers are the same on every machine.
private struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
