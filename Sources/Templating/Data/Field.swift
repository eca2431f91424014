/// One name of a shape, and how its value is read.
public struct Field<Value>: Sendable {
    let erased: ErasedField

    private init(_ name: String, _ kind: ErasedField.Kind) { erased = ErasedField(name: name, kind: kind) }

    /// Declares text: `{{name}}` prints it escaped for the template's kind. A section over it is rendered if it is not empty,
    /// and prints it by `{{.}}`.
    public static func text(_ name: String, _ get: @escaping @Sendable (Value) -> String) -> Field {
        Field(name, .text(FieldReader(Value.self, get)))
    }

    /// Declares an address: like text, but escaped for the destination of a link.
    public static func url(_ name: String, _ get: @escaping @Sendable (Value) -> String) -> Field {
        Field(name, .url(FieldReader(Value.self, get)))
    }

    /// Declares bytes that are in the template's language already: `{{{name}}}` or `{{&name}}` prints them as they are.
    public static func markup(_ name: String, _ get: @escaping @Sendable (Value) -> [UInt8]) -> Field {
        let reader = FieldReader(Value.self, get)
        return Field(name, .markup(ErasedField.Markup(html: reader, markdown: reader, text: reader)))
    }

    /// Declares bytes that exist in two languages: `{{{name}}}` prints those of the template's kind, and nothing in plain text.
    public static func markup(
        _ name: String, html: @escaping @Sendable (Value) -> [UInt8], markdown: @escaping @Sendable (Value) -> [UInt8]
    ) -> Field {
        Field(
            name,
            .markup(
                ErasedField.Markup(
                    html: FieldReader(Value.self, html), markdown: FieldReader(Value.self, markdown), text: FieldReader { _ in [] })))
    }

    /// Declares a claim, for sections: `{{#name}}` if it is true, `{{^name}}` if it is not.
    public static func flag(_ name: String, _ get: @escaping @Sendable (Value) -> Bool) -> Field {
        Field(name, .flag(FieldReader(Value.self, get)))
    }

    /// Declares a value with names of its own: `{{#name}}` opens it if there is one, `{{name.title}}` goes through it.
    @inlinable
    public static func object<Child: TemplateData>(_ name: String, _ get: @escaping @Sendable (Value) -> Child?) -> Field {
        object(name, shape: { Child.shape }, get)
    }

    /// Declares values with names of their own: `{{#name}}` is rendered once for each.
    @inlinable
    public static func list<Child: TemplateData>(_ name: String, _ get: @escaping @Sendable (Value) -> [Child]) -> Field {
        list(name, shape: { Child.shape }, get)
    }

    // These two are inlined where a page declares its fields. Only there are the types known, and visiting a value of unknown type looks
    // its metadata up each time, which took a tenth of a build.

    @inlinable
    static func object<Child>(
        _ name: String, shape: @escaping @Sendable () -> Shape<Child>, _ get: @escaping @Sendable (Value) -> Child?
    ) -> Field {
        object(
            name, shape: shape, isPresent: { $0.read(Value.self, get) != nil },
            visit: { value, body in
                if let object = value.read(Value.self, get) { unsafe withUnsafePointer(to: object) { unsafe body(ValueAddress($0)) } }
            })
    }

    @usableFromInline
    static func object<Child>(
        _ name: String, shape: @escaping @Sendable () -> Shape<Child>, isPresent: @escaping @Sendable (ValueAddress) -> Bool,
        visit: @escaping @Sendable (ValueAddress, (ValueAddress) -> Void) -> Void
    ) -> Field {
        Field(name, .object(ValueVisitor(isPresent: isPresent, visit: visit)) { shape().erased })
    }

    @inlinable
    static func list<Child>(
        _ name: String, shape: @escaping @Sendable () -> Shape<Child>, _ get: @escaping @Sendable (Value) -> [Child]
    ) -> Field {
        list(
            name, shape: shape, isPresent: { !$0.read(Value.self, get).isEmpty },
            visit: { value, body in
                unsafe value.read(Value.self, get).withUnsafeBufferPointer { elements in
                    guard let first = elements.baseAddress else { return }
                    for index in 0..<elements.count { unsafe body(ValueAddress(first + index)) }
                }
            })
    }

    @usableFromInline
    static func list<Child>(
        _ name: String, shape: @escaping @Sendable () -> Shape<Child>, isPresent: @escaping @Sendable (ValueAddress) -> Bool,
        visit: @escaping @Sendable (ValueAddress, (ValueAddress) -> Void) -> Void
    ) -> Field {
        Field(name, .list(ValueVisitor(isPresent: isPresent, visit: visit)) { shape().erased })
    }
}
