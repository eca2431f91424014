/// The language that a template is written in, which decides how the text of a page is escaped.
public enum Escaping: Sendable, CaseIterable {
    /// Text and attribute values in quotes.
    case html
    /// Text, and link destinations that stand as `(<{{url}}>)`.
    case markdown
    /// Plain text: control characters are removed, nothing else.
    case text
}
