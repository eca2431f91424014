private import Yams

/// Why a text is no YAML that we take. Never quotes the text: Yams would quote all of it.
public enum YAMLProblem: Error, Hashable, Sendable {
    case repeated(String)
    case syntax(line: Int, column: Int, String)
    case other

    /// Takes what Yams threw.
    public init(_ error: any Error) {
        switch error as? YamlError {
        case .duplicatedKeysInMapping(let keys, _): self = .repeated(keys.first ?? "")
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            self = .syntax(line: mark.line, column: mark.column, problem)
        default: self = .other
        }
    }

    public var sentence: String {
        switch self {
        case .repeated(let key): "has the key `\(key)` twice"
        case .syntax(let line, let column, let problem): "cannot be read as YAML: line \(line) column \(column): \(problem)"
        case .other: "cannot be read as YAML"
        }
    }
}
