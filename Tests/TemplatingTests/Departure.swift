/// A case of the specification that this engine answers with an error, and why.
struct Departure {
    let id: String
    let problem: String
    let reason: String

    private init(_ id: String, _ column: Int, _ problem: String, _ reason: String) {
        self.id = id
        self.problem = "template `template` line 1 column \(column): \(problem)"
        self.reason = reason
    }

    private static let undeclared = "a name that the page does not declare is an error, not an empty string"
    private static let undeclaredPart = "a part that an object does not declare is an error, not an empty string"
    private static let closed = "a name is known where its value is open, and `{{^...}}` opens nothing"

    static let all = [
        Departure("inheritance: Negative Sections", 17, "unknown name `bar`", undeclared),
        Departure("interpolation: Basic Context Miss Interpolation", 4, "unknown name `cannot`", undeclared),
        Departure("interpolation: Triple Mustache Context Miss Interpolation", 4, "unknown name `cannot`", undeclared),
        Departure("interpolation: Ampersand Context Miss Interpolation", 4, "unknown name `cannot`", undeclared),
        Departure("interpolation: Dotted Names - Broken Chains", 2, "unknown name `a.b.c`", undeclaredPart),
        Departure("interpolation: Dotted Names - Broken Chain Resolution", 2, "unknown name `a.b.c.name`", undeclaredPart),
        Departure("interpolation: Dotted Names - Context Precedence", 7, "unknown name `b.c`", undeclaredPart),
        Departure("interpolation: Dotted Names are never single keys", 1, "unknown name `a.b`", undeclared),
        Departure("inverted: Context", 17, "unknown name `name`", closed),
        Departure("inverted: List", 11, "unknown name `n`", closed),
        Departure("inverted: Context Misses", 2, "unknown name `missing`", undeclared),
        Departure("inverted: Dotted Names - Broken Chains", 2, "unknown name `a.b.c`", undeclaredPart),
        Departure("partials: Failed Lookup", 2, "unknown template `text`", "a partial that is missing is an error, not an empty string"),
        Departure("sections: Context Misses", 2, "unknown name `missing`", undeclared),
        Departure("sections: Dotted Names - Broken Chains", 2, "unknown name `a.b.c`", undeclaredPart),
    ]
}
