/// What is wrong with a words file.
public struct WordProblems: Error, Hashable, Sendable {
    public enum Problem: Error, Hashable, Sendable {
        case yaml(YAMLProblem)
        case notAMapping
        case missing(String)
        case notAText(String)
        case wrongCount(String, found: Int, allowed: Int)
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
        case .wrongCount(let key, let found, let allowed): "has \(found) words as `\(key)`, \(allowed) are needed"
        }
    }
}
