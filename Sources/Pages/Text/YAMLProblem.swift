private import Yams

/// Why a text is no YAML that we take. Never quotes the text: Yams would quote all of it.
public enum YAMLProblem: Error, Hashable, Sendable {
    case repeated(String, line: Int, column: Int)
    case syntax(line: Int, column: Int, String)
    /// Larger, deeper or with more values than any file of ours is.
    case tooLarge(bytes: Int)
    case tooDeep(line: Int, column: Int)
    case tooMany(line: Int, column: Int)
    case keyIsNoText(line: Int, column: Int)
    case other

    /// Takes what `YAMLBounds` or Yams threw.
    public init(_ error: any Error) {
        if let problem = error as? YAMLProblem {
            self = problem
            return
        }
        switch error as? YamlError {
        case .duplicatedKeysInMapping(let keys, let context):
            self = .repeated(keys.first ?? "", line: context.mark.line, column: context.mark.column)
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            self = .syntax(line: mark.line, column: mark.column, problem)
        default: self = .other
        }
    }

    public var sentence: String {
        switch self {
        case .repeated(let key, let line, let column): "line \(line) column \(column): has the key `\(key)` twice"
        case .syntax(let line, let column, let problem): "cannot be read as YAML: line \(line) column \(column): \(problem)"
        case .tooLarge(let bytes): "has \(bytes) bytes, allowed are \(YAMLBounds.mostBytes)"
        case .tooDeep(let line, let column):
            "line \(line) column \(column): is nested more than \(YAMLBounds.deepest) levels deep, which is the most"
        case .tooMany(let line, let column):
            "line \(line) column \(column): has more than \(YAMLBounds.mostValues) values, aliases (`*name`) counted with all they stand for"
        case .keyIsNoText(let line, let column): "line \(line) column \(column): has a key that is no text"
        case .other: "cannot be read as YAML"
        }
    }
}
