/// The longest texts that pages are made of, in bytes of UTF-8. A longer one is an error of its site: it would be read anew on each page, in
/// each build.
public enum TextLimit {
    /// Descriptions, in Markdown.
    public static let description = 100_000
    /// Of a description of a service, what `check` warns of; of a link's it is `LinkPolicy.longDescription`.
    public static let usualDescription = 10_000
    /// Names, places and passwords.
    public static let line = 20_000

    /// A text that is too long; nil for any other. It is a warning where it is on the pages of one member alone, whom the others do not wait
    /// for.
    public static func finding(
        _ subject: String, _ column: String, _ text: String, over limit: Int = line, severity: Finding.Severity = .error
    ) -> Finding? {
        guard text.utf8.count > limit else { return nil }
        return Finding(
            severity, .tooLong, subject, "has a \(column) of \(text.utf8.count) bytes; at most \(limit) are allowed",
            advice: "write a shorter one, or put the text on a web page and link to it")
    }
}
