/// A shape without its Swift type: what compilation works with.
struct ErasedShape: Sendable {
    /// What tells shapes apart. Two scopes of one identity share a slot, the inner one hides the outer.
    enum Identity: Hashable, Sendable {
        case type(ObjectIdentifier)
        case path(String)
        case scalar(ErasedField.Scalar)
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

    /// The shape of a text or of markup that a section has opened: it is shown by `.`, and has no names.
    static func scalar(_ scalar: ErasedField.Scalar) -> ErasedShape {
        let access: FieldAccess =
            switch scalar {
            case .text, .url, .verbatimText: TextAccess<String> { copy $0 }
            case .markup: MarkupAccess<[UInt8]> { copy $0 }
            }
        return ErasedShape(.scalar(scalar), [ErasedField(name: ".", kind: .scalar(scalar), access: access)])
    }
}
