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
        let parts = Self.parts(of: String(text))
        return parts.count <= 4 && parts.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isWholeNumber) || words.contains($0) }
    }

    /// Finds what stands there as it is: `plaintext` in "plain text".
    func needles(_ search: NeedleSearch) -> Set<Needle> {
        Set(texts.flatMap { unsafe $0.withUnsafeBytes { bytes in unsafe search.hits(in: bytes).map(\.needle) } })
    }

    private static func parts(of text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isWholeNumber }
    }
}
