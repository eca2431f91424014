/// Makes the words that lead to headings, as GitHub and most readers of Markdown do: small letters, digits, hyphens and underscores, a hyphen
/// for each blank, and a number behind a word that was there before.
struct HeadingAnchors {
    private(set) var all: [String] = []
    private var used: [String: Int] = [:]

    mutating func add(_ heading: String) -> String {
        var anchor = ""
        for scalar in heading.lowercased().unicodeScalars {
            if scalar.properties.isWhitespace {
                anchor += "-"
            } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                anchor.unicodeScalars.append(scalar)
            }
        }
        let before = used[anchor, default: 0]
        used[anchor] = before + 1
        let unique = before == 0 ? anchor : "\(anchor)-\(before)"
        all.append(unique)
        return unique
    }
}
