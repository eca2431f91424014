/// Holds the words of one language, from `Templates/words/<language>.yaml`.
///
/// Complete by construction: a word that the program fills in and the file lacks is taken from another file, or is an error, named by its
/// key.
public struct Words: Sendable {
    /// BCP 47: the file's name.
    public let language: String
    let tree: WordTree
    let plurals: PluralRules
    /// What is wrong and stops nothing.
    public let warnings: [WordProblems.Problem]

    /// Reads the file's text, which has to have every word. Reports every mistake at once.
    public init(language: String, yaml: String) throws(WordProblems) {
        try self.init(WordFile(language: language, yaml: yaml), lacking: [])
    }

    /// Takes a file that has every word, as those that are built in do.
    init(sound file: WordFile) {
        language = file.language
        tree = file.tree
        plurals = PluralRules(language: file.language, wordsOf: [file.tree])
        warnings = []
    }

    /// Takes a file's words.
    ///
    /// - `sources`: where a word is taken from that the file lacks; the first that has it.
    init(_ file: WordFile, lacking sources: [WordSource]) throws(WordProblems) {
        language = file.language
        var completion = WordCompletion(file)
        plurals = PluralRules(language: file.language, wordsOf: [file.tree] + sources.map(\.file.tree))
        for source in sources { completion.take(from: source, plurals) }
        tree = completion.tree
        let problems = completion.problems + WordKeys.problems(in: tree, plurals) + WordKeys.placeholderProblems(in: file, plurals)
        var seen: Set<WordProblems.Problem> = []
        let errors = problems.filter { $0.severity == .error && seen.insert($0).inserted }
        guard errors.isEmpty else { throw WordProblems(language: language, all: errors) }
        warnings = problems
    }

    /// The country whose way of writing dates readers get whose language names none.
    var region: String { word("region") }

    /// `rtl` for languages written from right to left.
    var direction: String { LanguageTag(language).isRightToLeft ? "rtl" : "ltr" }

    /// The word at a key that `WordKeys` guarantees.
    func word(_ keys: String...) -> String {
        if case .text(let text, _) = tree.at(keys) { text } else { "" }
    }

}

extension PluralRules {
    /// The rules of a language in the first country that its words name: `pt` has other forms in Portugal than in Brazil.
    fileprivate init(language: String, wordsOf trees: [WordTree]) {
        let region = trees.lazy.compactMap { tree in
            if case .text(let region, _)? = tree.at(["region"]) { region } else { nil }
        }.first
        self.init(language: language + (region.map { "-\($0)" } ?? ""))
    }
}
