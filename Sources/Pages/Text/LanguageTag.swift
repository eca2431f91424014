private import Foundation

/// A language as BCP 47 names it: `de`, `en-GB`, `zh-Hant-TW`. Case means nothing.
struct LanguageTag: Hashable {
    /// In lower case.
    private let subtags: [String]

    init(_ text: String) {
        subtags = text.split(separator: "-").map { $0.lowercased() }
    }

    /// The first of `languages` that serves its readers, by look-up (RFC 4647 3.4): `zh-Hant` for `zh-Hant-TW`, `en` for `en-GB`.
    ///
    /// A tag without a script has the likely one (Unicode CLDR's likely subtags), where there are words in it: `zh-Hant` for `zh-TW`.
    func lookUp<Language: StringProtocol>(in languages: some Sequence<Language>) -> Language? {
        let known = Dictionary(languages.map { (LanguageTag(String($0)), $0) }) { first, _ in first }
        // A longer tag that is written so comes before one that is likely; the language alone comes last.
        let ranges = (subtags.count > 1 ? Array(ranges.dropLast()) : ranges) + withScript.ranges
        return ranges.lazy.compactMap { known[$0] }.first
    }

    /// The country or region that it names: `GB`, `419`; nil if it names none.
    var region: String? {
        let beforeExtensions = subtags.dropFirst().prefix { $0.utf8.count > 1 }
        return beforeExtensions.lazy.map { $0.uppercased() }.first(where: WordLocale.isRegion)
    }

    /// The language alone, in lower case.
    var language: String { subtags.first ?? "" }

    /// The same language and script, of no region.
    var withoutRegion: String {
        ([language] + (writtenScript.map { [$0] } ?? [])).joined(separator: "-")
    }

    /// What the language calls itself, as a link to a page in it says: `Português (Brasil)`. The tag where nobody knows.
    var ownName: String {
        let tag = subtags.joined(separator: "-")
        let locale = Locale(identifier: tag)
        guard let name = locale.localizedString(forIdentifier: tag), let first = name.first else { return tag }
        return String(first).uppercased(with: locale) + name.dropFirst()
    }

    /// Whether it is written from right to left: by its script, named or likely.
    var isRightToLeft: Bool { script.map { Self.scriptsFromRight.contains($0) } ?? false }

    /// ISO 15924, in lower case; nil for a language that nobody knows.
    private var script: String? {
        if let writtenScript { return writtenScript }
        let likely = Locale.Language(identifier: subtags.joined(separator: "-")).script?.identifier.lowercased()
        // Nastaliq is a style of the Arabic script, which tags name.
        return likely == "aran" ? "arab" : likely
    }

    private var writtenScript: String? {
        guard subtags.count > 1, subtags[1].utf8.count == 4, subtags[1].utf8.allSatisfy({ (97...122).contains($0) }) else { return nil }
        return subtags[1]
    }

    private init(subtags: [String]) {
        self.subtags = subtags
    }

    /// With the likely script; itself where a script is named, or none is known.
    private var withScript: LanguageTag {
        guard writtenScript == nil, let script else { return self }
        return LanguageTag(subtags: [language, script] + subtags.dropFirst())
    }

    /// Itself, then ever shorter, down to the language.
    private var ranges: [LanguageTag] {
        var ranges: [LanguageTag] = []
        var rest = subtags
        while !rest.isEmpty {
            ranges.append(LanguageTag(subtags: rest))
            rest.removeLast()
            // What a single letter introduces is gone.
            if let last = rest.last, rest.count > 1, last.utf8.count == 1 { rest.removeLast() }
        }
        return ranges
    }

    /// The scripts whose letters Unicode's bidirectional classes R and AL are of (Unicode 14, and Garay of 16), and Nastaliq.
    private static let scriptsFromRight: Set<String> = [
        "adlm", "arab", "aran", "armi", "avst", "chrs", "cprt", "elym", "gara", "hatr", "hebr", "hung", "khar", "lydi", "mand", "mani",
        "mend", "merc", "mero", "narb", "nbat", "nkoo", "orkh", "ougr", "palm", "phli", "phlp", "phnx", "prti", "rohg", "samr", "sarb",
        "sogd", "sogo", "syrc", "thaa", "yezi",
    ]
}
