internal import Bookings
internal import Templating

/// Templates and words, read and ready to be compiled for a site.
public struct TemplateSet: Sendable {
    public let folder: TemplateFolder
    /// By language.
    let words: [Words]
    private let library: TemplateLibrary

    /// Parses every template, reads every words file and checks every name that a template uses. Reports all problems at once.
    public init(_ folder: TemplateFolder) throws(TemplateSetProblems) {
        var problems = TemplateSetProblems()
        self.folder = folder
        let sources = problems.collect {
            try folder.texts { $0.hasSuffix(".html") || $0.hasSuffix(".md") || $0.hasSuffix(".txt") }
                .map { TemplateSource(name: $0.path, text: $0.text) }
        }
        _ = problems.collect { try folder.texts { $0 == "style.css" } }
        problems.note(misnamed: folder.icons)
        problems.note(missing: folder.styleSheet.files.subtracting(folder.files.keys))
        let library = TemplateLibrary(sources ?? [])
        _ = problems.collect { try library.problems.throwIfAny() }
        let files = problems.collect { try folder.texts { $0.hasPrefix("words/") && $0.hasSuffix(".yaml") } }
        words = (files ?? []).compactMap { file in
            problems.collect { try Words(language: String(file.path.dropFirst("words/".count).dropLast(".yaml".count)), yaml: file.text) }
        }
        problems.note(sameLanguages: words.map(\.language))
        self.library = library
        guard problems.findings.isEmpty else { throw problems }
        // What a site is called changes no name, so the names are checked before any site is known.
        let assets = Assets(folder, look: SiteLook())
        var reported: Set<TemplateProblem> = []
        for words in words {
            do {
                _ = try compile(
                    words: words, site: .nobody(words.language), access: .link, look: SiteLook(), ownPages: .none, assets: assets)
            } catch {
                // A word that another language has is missing in this one; all else is wrong with the template, whatever the language.
                let missing = Set(error.all.compactMap(\.missingWord).filter(isWord))
                _ = problems.collect { throw WordProblems(language: words.language, all: missing.sorted().map { .missing($0) }) }
                let others = error.all.filter { $0.missingWord.map(isWord) != true && reported.insert($0).inserted }
                _ = problems.collect { throw TemplateProblems(others) }
            }
        }
        guard problems.findings.isEmpty else { throw problems }
    }

    /// Whether any language has a word of this key.
    private func isWord(_ key: String) -> Bool {
        let path = key.split(separator: ".").map(String.init)
        return words.contains { if case .text? = $0.tree.at(path) { true } else { false } }
    }

    public var digest: UInt64 { folder.digest }

    /// Words files and built-in templates: what pages say anyway, in any language.
    public var commonTexts: [[UInt8]] {
        folder.files.filter { $0.key.hasPrefix("words/") }.map(\.value) + TemplateFolder.builtIn.map(\.bytes)
    }

    /// The language whose words serve a reader of `language`, by look-up (RFC 4647); nil if there is none.
    public func language(for language: String) -> String? { LanguageTag(language).lookUp(in: languages) }

    /// The languages there are words for.
    public var languages: [String] { words.map(\.language) }

    func compile(
        words: Words, site: Site, access: Access, look: SiteLook, ownPages: OwnPages = .none, assets: Assets
    ) throws(TemplateProblems) -> PageTemplates {
        try PageTemplates(library, words: words, site: site, access: access, look: look, ownPages: ownPages, assets: assets)
    }
}

extension TemplateProblem {
    /// The key of a word that the template names and that is not there.
    fileprivate var missingWord: String? {
        unknownName.flatMap { $0.hasPrefix("words.") ? String($0.dropFirst("words.".count)) : nil }
    }
}

extension Site {
    /// Stands in for a site while templates are checked.
    fileprivate static func nobody(_ language: String) -> Site {
        Site(
            id: ID("site"), name: "", baseURL: "", timeZone: "UTC", language: language, plan: .free, hidesLinkInEmails: false,
            hidesLinkInMyBookings: false)
    }
}
