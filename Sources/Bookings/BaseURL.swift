/// Judges where a site's output is served (rules.md 6).
public enum BaseURL {
    /// Whether pages' addresses can be made by writing `/m/…` behind the text: `https://` and a host alone, so not even a slash may end it.
    ///
    /// `http://` stands before localhost and 127.0.0.1 alone.
    public static func isAllowed(_ text: String) -> Bool {
        let plain = "http://"
        let isPlain = text.utf8.prefix(plain.utf8.count).elementsEqual(plain.utf8)
        let rest = Substring(text.utf8.dropFirst(plain.utf8.count))
        guard let url = try? MeetingURL(isPlain ? "https://\(rest)" : text) else { return false }
        return url.isBare && (!isPlain || ["localhost", "127.0.0.1"].contains(url.hostName))
    }
}
