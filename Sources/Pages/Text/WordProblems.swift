/// What is wrong with a words file.
public struct WordProblems: Error, Hashable, Sendable {
    public enum Problem: Error, Hashable, Sendable {
        case yaml(YAMLProblem)
        case notAMapping
        case missing(String)
        case notAText(String)
        case notARegion(String)
        case notAForm(String, allowed: [String])
    }

    public let language: String
    public let all: [Problem]

    public var file: String { "words/\(language).yaml" }
}

extension WordProblems.Problem {
    public var sentence: String {
        switch self {
        case .yaml(let problem): problem.sentence
        case .notAMapping: "is not a mapping of keys to words"
        case .missing(let key): "lacks the word `\(key)`"
        case .notAText(let key): "has something else than a text as `\(key)`"
        case .notARegion(let text): "has `\(text)` as `region`, which is no country: `GB` or `001` would be one"
        case .notAForm(let key, let allowed):
            "has the form `\(key)`, which no number takes in this language: it has \(allowed.map { "`\($0)`" }.joined(separator: ", "))"
        }
    }
}
