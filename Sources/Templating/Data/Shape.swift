/// The names that a template may use of a `Value`.
///
/// Names are unique; a repeated one is reported by every compilation that meets the shape.
public struct Shape<Value>: Sendable {
    let erased: ErasedShape

    public init(_ fields: Field<Value>...) {
        self.init(.type(ObjectIdentifier(Value.self)), fields)
    }

    init(_ identity: ErasedShape.Identity, _ fields: [Field<Value>]) {
        erased = ErasedShape(identity, fields.map(\.erased))
    }
}

/// A type whose values a template can show.
///
/// The shape is read when a template is compiled, never while one is rendered. A value must be finite: a template may include
/// itself for a value's children, and goes as deep as they do.
public protocol TemplateData: SendableMetatype {
    static var shape: Shape<Self> { get }
}
