/// Words that pages have anyway, in any language: a password made of them is no secret, and found on every page.
struct CommonWords {
    private let words: Set<Substring>
    private let texts: [[UInt8]]

    /// Takes texts that are on pages anyway.
    init(_ texts: [[UInt8]]) {
        self.texts = texts
        words = Set(texts.flatMap { Self.parts(of: String(decoding: $0, as: UTF8.self)) })
    }

    /// Whether a text is such as pages put together by themselves: one to four words, a date, a time.
    func make(_ text: some StringProtocol) -> Bool {
        guard text.utf8.count <= Self.longest else { return false }
        let parts = Self.parts(of: String(text))
        return parts.count <= 4 && parts.allSatisfy { Self.isShortNumber($0) || words.contains($0) }
    }

    /// Whether words of a description are such as pages say of when something is: numbers of a date and a time among words of theirs.
    func makeDates(_ text: String) -> Bool {
        guard text.utf8.count <= Self.longest else { return false }
        let parts = Self.parts(of: text)
        return parts.count { Self.isShortNumber($0) } >= 2 && parts.allSatisfy { Self.isShortNumber($0) || words.contains($0) }
    }

    /// Whatever is longer is not made of a few words.
    private static let longest = 1024

    private static func isShortNumber(_ part: Substring) -> Bool {
        if isASCII(part.utf8) { return part.utf8.count <= 4 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        return part.utf8.count <= 16 && part.count <= 4 && part.allSatisfy(\.isWholeNumber)
    }

    /// Finds what stands there as it is: `plaintext` in "plain text".
    func needles(_ search: NeedleSearch) -> Set<Needle> {
        Set(texts.flatMap { unsafe $0.withUnsafeBytes { bytes in unsafe search.hits(in: bytes).map(\.needle) } })
    }

    private static func parts(of text: String) -> [Substring] {
        let lower = text.lowercased()
        // Of ASCII no character is more than a byte, but for a line end, which is no letter.
        guard isASCII(lower.utf8) else { return lower.split { !$0.isLetter && !$0.isWholeNumber } }
        return lower.utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }.map(Substring.init)
    }

    private static func isASCII(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy { $0 < 0x80 } }
}
