/// What is the same on every page: it is escaped and made part of the template's own text when the template is compiled.
public enum Constant: Sendable, Hashable {
    case text(String)
    case url(String)
    case markup([UInt8])
    case flag(Bool)
    case group([String: Constant])
    /// Rendered once for each; `like` has the names that each of them has, so that they are checked in an empty list too.
    indirect case list([Constant], like: Constant)

    /// Whether a section over it is rendered: an empty text is as good as none.
    var isPresent: Bool {
        switch self {
        case .text(let text), .url(let text): !text.isEmpty
        case .markup(let bytes): !bytes.isEmpty
        case .flag(let flag): flag
        case .group: true
        case .list(let elements, _): !elements.isEmpty
        }
    }
}

extension Constant: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByDictionaryLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(booleanLiteral value: Bool) { self = .flag(value) }
    public init(dictionaryLiteral elements: (String, Constant)...) {
        self = .group(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}

/// The constants of a template by name, such as `words.title` and `site.name`. The page's own names hide them.
public struct Constants: Sendable, ExpressibleByDictionaryLiteral {
    let names: [String: Constant]

    public init(_ names: [String: Constant]) { self.names = names }

    public init(dictionaryLiteral elements: (String, Constant)...) {
        names = Dictionary(elements, uniquingKeysWith: { _, last in last })
    }
}
