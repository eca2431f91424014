internal import Templating

/// Takes the words that a file lacks from others, and keeps what is to be told of it.
struct WordCompletion {
    private(set) var tree: WordTree
    private(set) var problems: [WordProblems.Problem] = []

    private static let mostStrangers = 50

    init(_ file: WordFile) { tree = file.tree }

    mutating func take(from source: WordSource, _ plurals: PluralRules) {
        tree = completed(tree, by: source.file.tree, at: [], source) { path in
            guard let first = path.first else { return true }
            if source.kind == .own, path == ["region"] || WordKeys.counted.contains(first) { return false }
            return path.count != 2 || !WordKeys.counted.contains(first) || plurals.categories.contains { $0.rawValue == path[1] }
        }
    }

    private mutating func completed(
        _ tree: WordTree, by other: WordTree, at path: [String], _ source: WordSource, isWanted: ([String]) -> Bool
    ) -> WordTree {
        switch (tree, other) {
        case (.group(var group, let place), .group(let others, _)):
            // Of many words of the user's own none is a slip of the hand.
            let strangers = Array(group.keys.lazy.filter { others[$0] == nil }.prefix(Self.mostStrangers)).sorted()
            for key in others.keys.sorted() {
                let inner = path + [key]
                guard let value = others[key], isWanted(inner) else { continue }
                if let own = group[key] {
                    group[key] = completed(own, by: value, at: inner, source, isWanted: isWanted)
                    continue
                }
                let meant = nearestName(to: key, among: strangers).flatMap { name in
                    group[name].map { WordProblems.Meant(key: (path + [name]).joined(separator: "."), place: $0.place) }
                }
                // A group that is missing is told by its words.
                group[key] = completed(.group([:], place), whole: value, at: inner, source, meant, isWanted: isWanted)
            }
            return .group(group, place)
        case (.text, .text), (.list, _), (_, .list): return tree
        case (.group(_, let place), .text):
            problems.append(.notAText(path.joined(separator: "."), at: place))
            return tree
        case (.text(_, let place), .group):
            problems.append(.notAGroup(path.joined(separator: "."), at: place))
            return tree
        }
    }

    private mutating func completed(
        _ empty: WordTree, whole value: WordTree, at path: [String], _ source: WordSource, _ meant: WordProblems.Meant?,
        isWanted: ([String]) -> Bool
    ) -> WordTree {
        guard case .group = value else {
            problems.append(.taken(path.joined(separator: "."), from: source.file.language, isBuiltIn: source.kind == .builtIn, meant))
            return value
        }
        return completed(empty, by: value, at: path, source, isWanted: isWanted)
    }
}
