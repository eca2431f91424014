private import Yams

/// One file of words as it is written: before the words that it lacks are taken from elsewhere.
struct WordFile: Sendable {
    /// BCP 47: the file's name.
    let language: String
    let tree: WordTree
    private let lines: [[UInt8]]

    init(language: String, yaml: String) throws(WordProblems) {
        self.language = language
        lines = yaml.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) }
        do {
            try YAMLBounds.check(yaml)
            guard let node = try Yams.compose(yaml: yaml) else { throw WordProblems.Problem.notAMapping }
            tree = try WordTree(node)
            guard case .group = tree else { throw WordProblems.Problem.notAMapping }
        } catch let problem as WordProblems.Problem {
            throw WordProblems(language: language, all: [problem])
        } catch {
            throw WordProblems(language: language, all: [.yaml(YAMLProblem(error))])
        }
    }

    /// Reads the file at a path below `Templates/`. One that is as built in is read once.
    init(path: String, yaml: String, isBuiltIn: Bool) throws(WordProblems) {
        let language = Self.language(ofPath: path) ?? ""
        if isBuiltIn, let known = Self.builtIn[language] {
            self = known
        } else {
            try self.init(language: language, yaml: yaml)
        }
    }

    /// The file that is built in for a language, or for the one it is a variant of; nil if there is none.
    static func builtIn(for language: String) -> WordFile? {
        LanguageTag(language).lookUp(in: builtIn.keys).flatMap { builtIn[$0] }
    }

    /// Reads one of the files that are built in, and no other.
    static func builtIn(of language: String) -> WordFile? {
        builtInTexts[language].flatMap { try? WordFile(language: language, yaml: String(decoding: $0, as: UTF8.self)) }
    }

    static var builtInLanguages: [String] { Array(builtInTexts.keys) }

    private static let builtInTexts = Dictionary(
        TemplateFolder.builtIn.compactMap { file in language(ofPath: file.path).map { ($0, file.bytes) } }
    ) { first, _ in first }

    private static let builtIn = builtInTexts.keys.reduce(into: [String: WordFile]()) { $0[$1] = builtIn(of: $1) }

    /// The language of a file below `Templates/`; nil where the file is none of words.
    static func language(ofPath path: String) -> String? {
        guard path.hasPrefix("words/"), path.hasSuffix(".yaml") else { return nil }
        return String(path.dropFirst("words/".count).dropLast(".yaml".count))
    }

    /// Where `text` stands first, from a place on, and `offset` scalars further; the place itself where it is written otherwise, as with a
    /// backslash.
    func place(of text: String, plus offset: Int = 0, from place: TextPlace) -> TextPlace {
        let wanted = Array(text.utf8)
        var line = place.line
        var column = place.column
        // A word may be folded over lines; one of more than these is no longer looked through.
        while line <= min(lines.count, place.line + 20) {
            let bytes = lines[line - 1]
            var scalars = 0
            for index in bytes.indices {
                if bytes[index] & 0b1100_0000 != 0b1000_0000 { scalars += 1 }
                if scalars >= column, bytes[index] == wanted.first, bytes[index...].starts(with: wanted) {
                    return TextPlace(line: line, column: scalars + offset)
                }
            }
            (line, column) = (line + 1, 1)
        }
        return place
    }
}
