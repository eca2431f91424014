public import Bookings

/// What is wrong with a words file.
public struct WordProblems: Error, Hashable, Sendable {
    public enum Problem: Error, Hashable, Sendable {
        case yaml(YAMLProblem)
        case notAMapping
        case missing(String)
        /// A word that is lacking, and the language of the file it is taken from.
        case taken(String, from: String, isBuiltIn: Bool, Meant?)
        case notAText(String, at: TextPlace)
        case notAGroup(String, at: TextPlace)
        case notARegion(String, at: TextPlace)
        case notAForm(String, at: TextPlace, allowed: [String])
        case unknownPlaceholder(String, in: String, at: TextPlace, allowed: [String], nearest: String?)
        case openBrace(String, at: TextPlace, allowed: [String])
        case unusedPlaceholder(String, in: String, at: TextPlace)
    }

    /// Another key of the file that may have been meant to be the one it lacks.
    public struct Meant: Hashable, Sendable {
        let key: String
        let place: TextPlace
    }

    public let language: String
    public let all: [Problem]

    public var file: String { "words/\(language).yaml" }
}

extension WordProblems.Problem {
    /// A word that can be shown all the same stops nothing.
    public var severity: Finding.Severity {
        switch self {
        case .taken, .unusedPlaceholder: .warning
        default: .error
        }
    }

    /// Where in the file it is; nil for a word that is not there.
    var place: TextPlace? {
        switch self {
        case .yaml, .notAMapping, .missing, .taken: nil
        case .notAText(_, let place), .notAGroup(_, let place), .notARegion(_, let place), .notAForm(_, let place, _),
            .unknownPlaceholder(_, _, let place, _, _), .openBrace(_, let place, _), .unusedPlaceholder(_, _, let place):
            place
        }
    }

    public var sentence: String {
        switch self {
        case .yaml(let problem): problem.sentence
        case .notAMapping: "is not a mapping of keys to words"
        case .missing(let key): "lacks the word `\(key)`"
        case .taken(let key, let language, true, _): "lacks the word `\(key)`: the one built in as `words/\(language).yaml` is used"
        case .taken(let key, let language, false, _): "lacks the word `\(key)`: the one of `words/\(language).yaml` is used"
        case .notAText(let key, let place): "\(place.prefix)has something else than a text as `\(key)`"
        case .notAGroup(let key, let place): "\(place.prefix)has a text as `\(key)`, which is a group of words"
        case .notARegion(let text, let place):
            "\(place.prefix)has `\(text.excerpt)` as `region`, which is no country: `GB` or `001` would be one"
        case .notAForm(let key, let place, let allowed):
            "\(place.prefix)has the form `\(key)`, which no number takes in this language: it has \(allowed.named(", "))"
        case .unknownPlaceholder(let name, let key, let place, let allowed, _):
            allowed.isEmpty
                ? "\(place.prefix)`{\(name.excerpt)}` in `\(key)`, in which nothing is filled in"
                : "\(place.prefix)unknown `{\(name.excerpt)}` in `\(key)`: filled in \(allowed.count == 1 ? "is" : "are") \(allowed.braced)"
        case .openBrace(let key, let place, let allowed):
            "\(place.prefix)a brace in `\(key)` without its other half: filled in \(allowed.count == 1 ? "is" : "are") \(allowed.braced)"
        case .unusedPlaceholder(let name, let key, let place): "\(place.prefix)`\(key)` does not say `{\(name)}`"
        }
    }

    /// What to do.
    public var advice: String {
        switch self {
        case .taken(let key, _, _, let meant?): "did you mean `\(key)` by `\(meant.key)` in line \(meant.place.line)?"
        case .taken(_, _, _, nil): "add it to the file; until then every page has the other one"
        case .unknownPlaceholder(_, _, _, _, let nearest?): "did you mean `{\(nearest)}`?"
        case .unknownPlaceholder(_, _, _, let allowed, nil):
            allowed.isEmpty ? "write it without braces" : "write one of them, or take it out"
        case .openBrace: "write both braces, or none"
        case .unusedPlaceholder(let name, _, _): "put `{\(name)}` where it belongs in the sentence"
        default: "compare it with the built-in `words/en.yaml`, which has every word"
        }
    }
}

extension [String] {
    fileprivate func named(_ separator: String) -> String { map { "`\($0)`" }.joined(separator: separator) }

    fileprivate var braced: String { map { "{\($0)}" }.named(", ") }
}
