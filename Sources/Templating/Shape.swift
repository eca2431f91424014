/// The names that a template may use of a `Value`.
///
/// Names are unique; a repeated one is reported by every compilation that meets the shape.
public struct Shape<Value>: Sendable {
    let erased: ErasedShape

    public init(_ fields: Field<Value>...) {
        erased = ErasedShape(.type(ObjectIdentifier(Value.self)), fields.map(\.erased))
    }

    /// Makes a shape that is told from others by `path`, for a type whose values have various shapes.
    init(path: String, _ fields: [Field<Value>]) {
        erased = ErasedShape(.path(path), fields.map(\.erased))
    }
}
