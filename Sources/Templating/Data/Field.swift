/// One name of a shape, and how its value is read.
public struct Field<Value>: Sendable {
    let erased: ErasedField

    private init(_ name: String, _ kind: ErasedField.Kind) { erased = ErasedField(name: name, kind: kind) }

    /// Declares text: `{{name}}` prints it escaped for the template's kind. A section over it is rendered if it is not empty,
    /// and prints it by `{{.}}`.
    @inlinable
    public static func text(_ name: String, _ get: @escaping @Sendable (Value) -> String) -> Field {
        Field(name, text: { $0.read(Value.self, get) })
    }

    /// Declares an address: like text, but escaped for the destination of a link.
    @inlinable
    public static func url(_ name: String, _ get: @escaping @Sendable (Value) -> String) -> Field {
        Field(name, url: { $0.read(Value.self, get) })
    }

    /// Declares bytes that are in the template's language already: `{{{name}}}` or `{{&name}}` prints them as they are.
    @inlinable
    public static func markup(_ name: String, _ get: @escaping @Sendable (Value) -> [UInt8]) -> Field {
        let read: @Sendable (ValueAddress) -> [UInt8] = { $0.read(Value.self, get) }
        return Field(name, html: read, markdown: read, text: read)
    }

    /// Declares bytes that exist in two languages: `{{{name}}}` prints those of the template's kind, and nothing in plain text.
    @inlinable
    public static func markup(
        _ name: String, html: @escaping @Sendable (Value) -> [UInt8], markdown: @escaping @Sendable (Value) -> [UInt8]
    ) -> Field {
        Field(name, html: { $0.read(Value.self, html) }, markdown: { $0.read(Value.self, markdown) }, text: { _ in [] })
    }

    /// Declares a claim, for sections: `{{#name}}` if it is true, `{{^name}}` if it is not.
    @inlinable
    public static func flag(_ name: String, _ get: @escaping @Sendable (Value) -> Bool) -> Field {
        Field(name, flag: { $0.read(Value.self, get) })
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

    // All of these are inlined where a page declares its fields. Only there are the types known: a field is then read by one call, and a
    // value of unknown type would have its metadata looked up at each visit, which took a tenth of a build.

    @usableFromInline
    init(_ name: String, text read: @escaping @Sendable (ValueAddress) -> String) { self.init(name, .text(FieldReader(read))) }

    @usableFromInline
    init(_ name: String, url read: @escaping @Sendable (ValueAddress) -> String) { self.init(name, .url(FieldReader(read))) }

    @usableFromInline
    init(_ name: String, flag read: @escaping @Sendable (ValueAddress) -> Bool) { self.init(name, .flag(FieldReader(read))) }

    @usableFromInline
    init(
        _ name: String, html: @escaping @Sendable (ValueAddress) -> [UInt8], markdown: @escaping @Sendable (ValueAddress) -> [UInt8],
        text: @escaping @Sendable (ValueAddress) -> [UInt8]
    ) {
        self.init(
            name, .markup(ErasedField.Markup(html: FieldReader(html), markdown: FieldReader(markdown), text: FieldReader(text))))
    }

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
