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
    public static func object<Child: TemplateData>(_ name: String, _ get: @escaping @Sendable (Value) -> Child?) -> Field {
        object(name, shape: { Child.shape }, get)
    }

    /// Declares values with names of their own: `{{#name}}` is rendered once for each.
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

    static func object<Child>(
        _ name: String, shape: @escaping @Sendable () -> Shape<Child>, _ get: @escaping @Sendable (Value) -> Child?
    ) -> Field {
        Field(name, .object { shape().erased }, ObjectAccess(get))
    }

    static func list<Child>(
        _ name: String, shape: @escaping @Sendable () -> Shape<Child>, _ get: @escaping @Sendable (Value) -> [Child]
    ) -> Field {
        Field(name, .list { shape().erased }, ListAccess(get))
    }
}
