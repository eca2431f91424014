internal import Templating
internal import Yams

/// Words as the file nests them, each with its place there.
enum WordTree: Sendable {
    case text(String, TextPlace)
    /// No word is one.
    case list(TextPlace)
    case group([String: WordTree], TextPlace)

    /// Takes a file's text as Yams reads it, within `YAMLBounds`.
    init(_ node: Node) throws(WordProblems.Problem) {
        let place = TextPlace(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        switch node {
        case .scalar(let scalar):
            self = .text(scalar.string, place)
        case .sequence:
            self = .list(place)
        case .mapping(let mapping):
            var group: [String: WordTree] = [:]
            for (key, value) in mapping { group[key.string ?? ""] = try WordTree(value) }
            self = .group(group, place)
        case .alias:
            throw .notAMapping
        }
    }

    var place: TextPlace {
        switch self {
        case .text(_, let place), .list(let place), .group(_, let place): place
        }
    }

    func at(_ keys: some Sequence<String>) -> WordTree? {
        var here = self
        for key in keys {
            guard case .group(let group, _) = here, let next = group[key] else { return nil }
            here = next
        }
        return here
    }

    /// Every text with its key, in the order of keys.
    func forEachText(at path: [String] = [], _ body: (_ key: [String], _ text: String, _ place: TextPlace) -> Void) {
        switch self {
        case .text(let text, let place): body(path, text, place)
        case .list: break
        case .group(let group, _): for key in group.keys.sorted() { group[key]?.forEachText(at: path + [key], body) }
        }
    }

    /// The words as templates name them: those that the program fills in have no meaning before they are, and are not among them.
    func constant(at path: [String] = []) -> Constant? {
        if WordKeys.isFilledIn(path) { return nil }
        return switch self {
        case .text(let text, _): .text(AdviceText.isAdvice(path) ? AdviceText(text, leads: false).plain : text)
        case .list: nil
        case .group(let group, _):
            .group(
                group.reduce(into: [String: Constant]()) { constants, word in
                    constants[word.key] = word.value.constant(at: path + [word.key])
                })
        }
    }
}
