internal import Templating
internal import Yams

/// Words as the file nests them.
enum WordTree: Sendable {
    case text(String)
    case list([String])
    case group([String: WordTree])

    init(_ node: Node) throws(WordProblems.Problem) {
        switch node {
        case .scalar(let scalar):
            self = .text(scalar.string)
        case .sequence(let sequence):
            self = .list(sequence.map { $0.string ?? "" })
        case .mapping(let mapping):
            var group: [String: WordTree] = [:]
            for (key, value) in mapping { group[key.string ?? ""] = try WordTree(value) }
            self = .group(group)
        case .alias:
            throw .notAMapping
        }
    }

    func at(_ keys: some Sequence<String>) -> WordTree? {
        var here = self
        for key in keys {
            guard case .group(let group) = here, let next = group[key] else { return nil }
            here = next
        }
        return here
    }

    /// The words as templates name them. Lists are for the program alone.
    var constant: Constant? {
        switch self {
        case .text(let text): .text(text)
        case .list: nil
        case .group(let group): .group(group.compactMapValues(\.constant))
        }
    }
}
