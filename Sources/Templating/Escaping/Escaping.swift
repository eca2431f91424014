/// The language that a template is written in, which decides how the text of a page is escaped.
public enum Escaping: Sendable, CaseIterable {
    /// Text and attribute values in quotes.
    case html
    /// Text, and link destinations that are written as `(<{{url}}>)`.
    case markdown
    /// Plain text: control characters are removed, nothing else.
    case text
}

extension Escaping {
    /// Escapes a text as `{{text}}` does in a template of this kind.
    public func escaped(_ text: String) -> String {
        String(decoding: Escaper.text(self).escape(text), as: UTF8.self)
    }

    /// Escapes an address as `{{url}}` does for the destination of a link.
    public func escapedURL(_ url: String) -> String {
        String(decoding: Escaper.url(self).escape(url), as: UTF8.self)
    }

    /// Whether the character is removed from every text, in templates of all kinds.
    public static func isRemoved(_ character: Unicode.Scalar) -> Bool { character.isUnsafe }
}
