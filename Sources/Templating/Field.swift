/// One name of a shape, and how its value is read.
public struct Field<Value>: Sendable {
    let erased: ErasedField

    private init(_ name: String, _ kind: ErasedField.Kind, _ access: FieldAccess) {
        erased = ErasedField(name: name, kind: kind, access: access)
    }

    /// Declares text: `{{name}}` prints it escaped for the template's kind. A section over it is rendered if it is not empty,
    /// and prints it by `{{.}}`.
    public static func text(_ name: String, _ get: @escaping @Sendable (Value) -> String) -> Field {
        Field(name, .scalar(.text), TextAccess(get))
    }

    /// Declares an address: like text, but escaped for the destination of a link.
    public static func url(_ name: String, _ get: @escaping @Sendable (Value) -> String) -> Field {
        Field(name, .scalar(.url), TextAccess(get))
    }

    /// Declares bytes that are in the template's language already: `{{{name}}}` or `{{&name}}` prints them as they are.
    public static func markup(_ name: String, _ get: @escaping @Sendable (Value) -> [UInt8]) -> Field {
        Field(name, .scalar(.markup), MarkupAccess(get))
    }

    /// Declares bytes that are there in two languages: `{{{name}}}` prints those of the template's kind, and nothing in plain text.
    public static func markup(
        _ name: String, html: @escaping @Sendable (Value) -> [UInt8], markdown: @escaping @Sendable (Value) -> [UInt8]
    ) -> Field {
        Field(name, .scalar(.markup), TwoLanguageAccess(html: MarkupAccess(html), markdown: MarkupAccess(markdown)))
    }

    /// Declares a claim, for sections: `{{#name}}` if it is true, `{{^name}}` if it is not.
    public static func flag(_ name: String, _ get: @escaping @Sendable (Value) -> Bool) -> Field {
        Field(name, .flag, FlagAccess(get))
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

    /// Declares texts: `{{#name}}{{.}}{{/name}}` prints each.
    public static func texts(_ name: String, _ get: @escaping @Sendable (Value) -> [String]) -> Field {
        Field(name, .list { .scalar(.text) }, ListAccess(get))
    }

    /// Declares text that a template may print escaped or, at its own risk, as it is.
    static func verbatimText(_ name: String, _ get: @escaping @Sendable (Value) -> String) -> Field {
        Field(name, .scalar(.verbatimText), TextAccess(get))
    }

    static func verbatimTexts(_ name: String, _ get: @escaping @Sendable (Value) -> [String]) -> Field {
        Field(name, .list { .scalar(.verbatimText) }, ListAccess(get))
    }

    // These two are inlined where a page declares its fields. Only there are the types known, and visiting a value of unknown type looks
    // its metadata up each time, which took a tenth of a build.

    @inlinable
    static func object<Child>(
        _ name: String, shape: @escaping @Sendable () -> Shape<Child>, _ get: @escaping @Sendable (Value) -> Child?
    ) -> Field {
        object(
            name, shape: shape, isPresent: { reading(Value.self, at: $0, get) != nil },
            visit: { value, body in
                if let object = reading(Value.self, at: value, get) { withUnsafePointer(to: object) { body($0) } }
            })
    }

    @usableFromInline
    static func object<Child>(
        _ name: String, shape: @escaping @Sendable () -> Shape<Child>, isPresent: @escaping @Sendable (UnsafeRawPointer) -> Bool,
        visit: @escaping @Sendable (UnsafeRawPointer, (UnsafeRawPointer) -> Void) -> Void
    ) -> Field {
        Field(name, .object { shape().erased }, VisitAccess(isPresent: isPresent, visit: visit))
    }

    @inlinable
    static func list<Child>(
        _ name: String, shape: @escaping @Sendable () -> Shape<Child>, _ get: @escaping @Sendable (Value) -> [Child]
    ) -> Field {
        list(
            name, shape: shape, isPresent: { !reading(Value.self, at: $0, get).isEmpty },
            visit: { value, body in
                reading(Value.self, at: value, get).withUnsafeBufferPointer { elements in
                    guard let first = elements.baseAddress else { return }
                    for index in 0..<elements.count { body(first + index) }
                }
            })
    }

    @usableFromInline
    static func list<Child>(
        _ name: String, shape: @escaping @Sendable () -> Shape<Child>, isPresent: @escaping @Sendable (UnsafeRawPointer) -> Bool,
        visit: @escaping @Sendable (UnsafeRawPointer, (UnsafeRawPointer) -> Void) -> Void
    ) -> Field {
        Field(name, .list { shape().erased }, VisitAccess(isPresent: isPresent, visit: visit))
    }
}

/// Reads a field of the value at an address. `~Copyable` keeps the value from being copied for it.
@inlinable
func reading<Value: ~Copyable, Result>(_: Value.Type, at address: UnsafeRawPointer, _ get: (borrowing Value) -> Result) -> Result {
    get(address.assumingMemoryBound(to: Value.self).pointee)
}
