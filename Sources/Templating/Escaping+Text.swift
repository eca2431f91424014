extension Escaping {
    /// Escapes a text as `{{text}}` does in a template of this kind.
    public func escaped(_ text: String) -> String {
        String(decoding: Escaper.text(self).escape(text), as: UTF8.self)
    }

    /// Escapes an address as it does for the destination of a link.
    public func escapedURL(_ url: String) -> String {
        String(decoding: Escaper.url(self).escape(url), as: UTF8.self)
    }

    /// Whether the character is removed from every text, whatever the template's kind.
    public static func isRemoved(_ character: Unicode.Scalar) -> Bool { character.isUnsafe }
}
