/// A shape without its Swift type: what compilation works with.
struct ErasedShape: Sendable {
    /// What tells shapes apart. Two scopes of one identity share a slot, the inner one hides the outer.
    enum Identity: Hashable, Sendable {
        case type(ObjectIdentifier)
        // What a section has opened that has no names.
        case text
        case url
        case markup
    }

    let identity: Identity
    let fields: [String: ErasedField]
    let repeatedNames: [String]

    init(_ identity: Identity, _ fields: [ErasedField]) {
        self.identity = identity
        self.fields = Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let counts = Dictionary(fields.map { ($0.name, 1) }, uniquingKeysWith: +)
        repeatedNames = counts.filter { $0.value > 1 }.keys.sorted()
    }

    // A text or markup that a section has opened is printed by `.`, and has no names.

    static let text = ErasedShape(.text, [ErasedField(name: ".", kind: .text(itself()))])
    static let url = ErasedShape(.url, [ErasedField(name: ".", kind: .url(itself()))])
    static let markup = ErasedShape(
        .markup, [ErasedField(name: ".", kind: .markup(ErasedField.Markup(html: itself(), markdown: itself(), text: itself())))])

    /// Reads the whole value.
    private static func itself<Value: Sendable>() -> FieldReader<Value> { FieldReader(Value.self) { $0 } }
}
