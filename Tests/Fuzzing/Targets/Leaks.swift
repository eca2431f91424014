@testable import LeakCheck

/// The search finds a text where a plain one finds it, and nowhere else.
@Sendable func fuzzLeaks(_ bytes: [UInt8]) throws {
    // Each byte is a piece of text; the first of them are what is looked for, ended by 0xFF.
    let parts = bytes.split(separator: 0xFF, omittingEmptySubsequences: false).map { part in
        part.prefix(200).map { Pieces.all[Int($0) % Pieces.all.count] }.joined()
    }
    guard let text = parts.last else { return }
    let needles = parts.dropLast().prefix(8)
    let collector = NeedleCollector()
    let numbers = needles.map { collector.add($0) }
    let hits = NeedleSearch(NeedleIndex(collector.needles)).hits(in: text).map(\.needle)
    let plain = PlainOracle(text)
    for (needle, number) in zip(needles, numbers) {
        let oracle = PlainOracle(needle)
        // As written, and without the marks of Markdown.
        let expected = [(oracle, plain), (oracle.withoutMarks, plain.withoutMarks)].contains { $0.trimmed.count >= 8 && $1.contains($0) }
        let isFound = number.map(hits.contains) ?? false
        require(isFound == expected, "\(needle.debugDescription) in \(text.debugDescription): found \(isFound), expected \(expected)")
    }
}

/// Pieces that texts are put together from: words, blanks, and all that encodes something or looks as if it did.
private enum Pieces {
    static let all = [
        "a", "b", "room", "opens", "e", "7", "42", "x", "Z", "/", "&", ";", "#", "%", "%2", "5", "%25", "%2f", "%2F", "%41", "%20", "%0a",
        "%C3", "%A9", "é", "ö", "ヨ", " ", "  ", "\n", "\t", "\r\n ", "\r\n", "\r", "\n\n", "\\", "\u{1}", "\u{7F}", "\u{A0}", "\u{200B}",
        "\u{202E}", "\u{2003}", "&amp;", "&amp", "&nbsp;", "&sol;", "&#38;", "&#x26;", "&#97;", "&#x2F;", "&#37;", "&#x25;", "&unknown;",
        "amp;", "meet", "zoom", "1234", "abcdefgh",
    ]
}
