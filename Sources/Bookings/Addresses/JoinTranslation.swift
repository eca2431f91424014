/// A language besides the site's own in which join pages are published, for those who booked and read it (<doc:Addresses#Join-pages>).
///
/// The address in the site's own language is the one that clients were told first, so it has no language in it and stays what it is.
public struct JoinTranslation: Hashable, Sendable {
    /// BCP 47, in lower case as addresses are: `pt-br`.
    public let tag: String
    /// Its place among the languages that a site has words for besides its own.
    public let place: Int

    /// So many there are at most: each has a file in every form, and the number of a page's file is a byte.
    public static let most = (Int(UInt8.max) + 1) / PageForm.allCases.count - 1

    /// The translations of a site, by the language of their words. A language has none whose name cannot stand in a path, nor one beyond
    /// the most: its readers have the site's own.
    public static func all(of languages: some Sequence<String>, besides own: String) -> [String: JoinTranslation] {
        // In an order that does not depend on where they were read from.
        let others = Set(languages).subtracting([own]).filter(isOfPath).sorted().prefix(most)
        return Dictionary(uniqueKeysWithValues: others.enumerated().map { ($1, JoinTranslation(tag: $1.lowercased(), place: $0)) })
    }

    private static func isOfPath(_ language: String) -> Bool {
        let tag = language.lowercased().utf8
        return (1...35).contains(tag.count)
            && tag.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    }

    /// What follows the session's word in the address: `-pt-br`. No word has a hyphen in it.
    public var suffix: String { "-\(tag)" }

    /// Matches `suffix`, as a regular expression that PCRE and RE2 share.
    public static let suffixPattern = "-[a-z0-9-]+"

    /// The number of a file of the page in this language, behind those of the page in the site's own.
    public func number(of form: PageForm) -> UInt8 {
        // At most 3 × 84 + 3, by `most`.
        UInt8(PageForm.allCases.count * (place + 1) + Int(form.rawValue))
    }
}

extension PageAddresses {
    /// The file of the join page with this token: `j/<token>.html`, and in another language `j/<token>-de.html`.
    public static func joinFile(_ token: String, _ form: PageForm = .html, in translation: JoinTranslation? = nil) -> String {
        "\(PagePath.joinPages)/\(token)\(translation?.suffix ?? "").\(form.fileExtension)"
    }

    /// The path at which a visitor asks for a join page.
    public static func joinPath(_ token: String, _ form: PageForm = .html, in translation: JoinTranslation? = nil) -> String {
        "/\(joinFile(token, form, in: translation))"
    }

    /// The whole address of a join page. That of the site's own language is what the table `delivery` holds digests of, whoever reads what.
    public func url(ofJoinPage token: String, in translation: JoinTranslation? = nil) -> String {
        site.baseURL + Self.joinPath(token, in: translation)
    }
}

extension PagePath {
    /// The same join page's file in the site's own language, which is there as long as the session is: `j/<token>.html` for
    /// `j/<token>-de.html`. Nil where the path names no translation.
    public static func inOwnLanguage(_ path: String) -> String? {
        guard path.hasPrefix("\(joinPages)/"), let hyphen = path.firstIndex(of: "-"), let dot = path.lastIndex(of: "."), hyphen < dot else {
            return nil
        }
        return path[..<hyphen] + String(path[dot...])
    }
}
