/// The constants of a template by name, such as `words.title` and `site.name`. The page's own names hide them.
public struct Constants: Sendable, ExpressibleByDictionaryLiteral {
    let names: [String: Constant]

    public init(_ names: [String: Constant]) { self.names = names }

    public init(dictionaryLiteral elements: (String, Constant)...) {
        names = Dictionary(elements, uniquingKeysWith: { _, last in last })
    }
}
