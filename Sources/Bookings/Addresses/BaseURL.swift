/// Judges where a site's output is served (<doc:Checks>).
public enum BaseURL {
    /// Whether pages' addresses can be made by writing `/m/…` behind the text: `https://` and a host alone, so not even a slash may end it.
    ///
    /// `http://` stands before localhost and 127.0.0.1 alone.
    public static func isAllowed(_ text: String) -> Bool {
        host(in: text) != nil
    }

    /// The host in lower case, as a server's configuration names it; nil where the text is not allowed.
    public static func host(in text: String) -> String? {
        let plain = "http://"
        let isPlain = text.utf8.prefix(plain.utf8.count).elementsEqual(plain.utf8)
        let rest = Substring(text.utf8.dropFirst(plain.utf8.count))
        guard let url = try? MeetingURL(isPlain ? "https://\(rest)" : text), url.isBare else { return nil }
        return !isPlain || ["localhost", "127.0.0.1"].contains(url.hostName) ? url.hostName : nil
    }
}
