import Foundation
import LeakScan
import Testing

@Suite struct NeedleSearchTests {
    /// A URL with everything that pages escape.
    static let url = "teams.microsoft.com/l/meetup-join/19%3ameeting_Nx4?a=1&b=~'\"<>#(x)"

    private func found(_ needles: [String], in text: String) -> [Int] {
        let collector = NeedleCollector()
        let numbers = needles.map { collector.add($0) }
        let search = NeedleSearch(Haystack(collector.needles))
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

    @Test func `a text added again is the same needle, whatever it was dressed in`() {
        let collector = NeedleCollector()
        let first = collector.add("rook takes e5")
        #expect(collector.add("rook takes e6") != first)
        #expect(collector.add("rook takes&#32;e5") == first)
        #expect(collector.needles.count == 2)
    }

    @Test func `characters of any script are found, marks that pages leave out notwithstanding`() {
        #expect(found(["пароль для входа", "ヨガの部屋"], in: "<b>пароль для\u{A0}входа</b> &#12520;&#12460;の部屋") == [0, 1])
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
        let search = NeedleSearch(Haystack(collector.needles))
        for _ in 0..<100 {
            let chosen = Set((0..<20).map { _ in Int.random(in: 0..<all.count, using: &random) })
            let text = chosen.sorted().map { "<i>\(all[$0])</i>" }.joined(separator: "\n")
            #expect(Set(search.hits(in: text).map { Int($0.needle) * 2 }) == chosen.filter { $0 % 2 == 0 })
        }
    }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
