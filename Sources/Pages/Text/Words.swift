private import Yams

/// Holds the words of one language, from `Templates/words/<language>.yaml`.
///
/// Complete by construction: a word that the program fills in and the file lacks is an error, named by its key.
public struct Words: Sendable {
    /// BCP 47: the file's name.
    public let language: String
    let tree: WordTree
    let plurals: PluralRules

    /// Reads the file's text. Reports every missing key at once.
    public init(language: String, yaml: String) throws(WordProblems) {
        self.language = language
        do {
            guard let node = try Yams.compose(yaml: yaml) else { throw WordProblems(language: language, all: [.notAMapping]) }
            tree = try WordTree(node)
        } catch let problems as WordProblems {
            throw problems
        } catch let problem as WordProblems.Problem {
            throw WordProblems(language: language, all: [problem])
        } catch {
            throw WordProblems(language: language, all: [.yaml(YAMLProblem(error))])
        }
        // `pt` has other forms in Portugal than in Brazil.
        let region = if case .text(let region)? = tree.at(["region"]) { "-\(region)" } else { "" }
        plurals = PluralRules(language: language + region)
        let problems = WordKeys.problems(in: tree, plurals)
        guard problems.isEmpty else { throw WordProblems(language: language, all: problems) }
    }

    /// The country whose way of writing dates readers get whose language names none.
    var region: String { word("region") }

    /// `rtl` for languages written from right to left.
    var direction: String { LanguageTag(language).isRightToLeft ? "rtl" : "ltr" }

    /// The word at a key that `WordKeys` guarantees.
    func word(_ keys: String...) -> String {
        if case .text(let text) = tree.at(keys) { text } else { "" }
    }

}
