/// Judges where a site's output is served (<doc:Checks>).
public enum BaseURL {
    /// Whether pages' addresses can be made by writing `/m/…` behind the text: `https://` and a host alone, so not even a slash may end it.
    ///
    /// `http://` stands before localhost and 127.0.0.1 alone.
    public static func isAllowed(_ text: String) -> Bool {
        origin(of: text) != nil
    }

    /// Scheme, host and port of an allowed text: two texts of one origin lead to the same pages.
    public struct Origin: Hashable, Sendable {
        public let isSecure: Bool
        /// In lower case, as a server's configuration names it.
        public let host: String
        public let port: UInt16
    }

    /// The origin; nil where the text is not allowed.
    public static func origin(of text: String) -> Origin? {
        let plain = "http://"
        let isPlain = text.utf8.prefix(plain.utf8.count).elementsEqual(plain.utf8)
        let rest = Substring(text.utf8.dropFirst(plain.utf8.count))
        guard let url = try? MeetingURL(isPlain ? "https://\(rest)" : text), url.isBare else { return nil }
        guard !isPlain || ["localhost", "127.0.0.1"].contains(url.hostName) else { return nil }
        return Origin(isSecure: !isPlain, host: url.hostName, port: url.port ?? (isPlain ? 80 : 443))
    }
}
