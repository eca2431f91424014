public import Bookings
internal import Templating

/// Templates and words, read and ready to be compiled for a site.
public struct TemplateSet: Sendable {
    public let folder: TemplateFolder
    /// What is wrong and stops nothing: words taken from another file.
    public let findings: [Finding]
    private let words: WordCollection
    private let library: TemplateLibrary

    /// Parses every template, reads every words file and checks every name that a template uses. Reports all problems at once.
    ///
    /// A folder that changes nothing needs no check: what is built in was checked by the tests. Of its words those are read that are asked
    /// for, which is most of the time that a command on a small site takes.
    public init(_ folder: TemplateFolder) throws(TemplateSetProblems) {
        if folder.changed.isEmpty { self.init(sound: folder) } else { try self.init(checking: folder) }
    }

    private init(sound folder: TemplateFolder) {
        self.folder = folder
        findings = []
        words = .builtIn
        library = TemplateLibrary(folder.files.compactMap { TemplateSource($0.key, $0.value) })
    }

    /// Checks everything, whoever wrote it.
    init(checking folder: TemplateFolder) throws(TemplateSetProblems) {
        var problems = TemplateSetProblems()
        self.folder = folder
        let sources = problems.collect {
            try folder.texts(TemplateSource.isOne(path:)).map { TemplateSource(name: $0.path, text: $0.text) }
        }
        _ = problems.collect { try folder.texts { $0 == "style.css" } }
        problems.note(misnamed: folder.icons)
        problems.note(missing: folder.styleSheet.files.subtracting(folder.files.keys))
        let library = TemplateLibrary(sources ?? [])
        _ = problems.collect { try library.problems.throwIfAny() }
        let files = problems.collect { try folder.texts { WordFile.language(ofPath: $0) != nil } } ?? []
        let read = WordShelf(
            files.compactMap { file in
                problems.collect { try WordFile(path: file.path, yaml: file.text, isBuiltIn: !folder.changed.contains(file.path)) }
            }, changed: folder.changed)
        problems.note(sameLanguages: read.files.map(\.language))
        let words = read.files.compactMap { file in problems.collect { try read.words(of: file) } }
        let refused = RefusedContent.mistakes(
            in: folder, pages: library.reach(from: PageTemplates.pageFiles), mails: library.reach(from: [PageTemplates.mailFile]))
        findings = (read.findings(of: words) + refused).bounded
        self.words = WordCollection(words)
        self.library = library
        try problems.throwIfAny()
        // What a site is called changes no name, so the names are checked before any site is known.
        let assets = Assets(folder, look: SiteLook())
        for words in words {
            _ = problems.collect {
                try compile(
                    words: words, site: .nobody(words.language), access: .link, look: SiteLook(), ownPages: .none, assets: assets)
            }
            // Each language has the same words by now: the next would tell the same.
            try problems.throwIfAny()
        }
    }

    public var digest: UInt64 { folder.digest }

    /// Words files and built-in templates: what pages say anyway, in any language.
    public var commonTexts: [[UInt8]] {
        folder.files.filter { $0.key.hasPrefix("words/") }.map(\.value) + TemplateFolder.builtIn.map(\.bytes)
    }

    /// The language whose words serve a reader of `language`, by look-up (RFC 4647); nil if there is none.
    public func language(for language: String) -> String? { LanguageTag(language).lookUp(in: languages) }

    /// The languages there are words for.
    public var languages: [String] { words.languages }

    /// The words of one of the languages.
    func words(of language: String) -> Words? { words[language] }

    func compile(
        words: Words, site: Site, access: Access, look: SiteLook, ownPages: OwnPages = .none, assets: Assets
    ) throws(TemplateProblems) -> PageTemplates {
        try PageTemplates(library, words: words, site: site, access: access, look: look, ownPages: ownPages, assets: assets)
    }
}

extension TemplateSource {
    fileprivate static func isOne(path: String) -> Bool { [".html", ".md", ".txt"].contains { path.hasSuffix($0) } }

    /// Takes a file of a folder of templates; nil where it is none.
    fileprivate init?(_ path: String, _ bytes: [UInt8]) {
        guard Self.isOne(path: path) else { return nil }
        self.init(name: path, text: String(decoding: bytes, as: UTF8.self))
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
