/// The longest texts that pages are made of, in bytes of UTF-8. A longer one is an error of its site: it would be read anew on each page, in
/// each build.
public enum TextLimit {
    /// Descriptions, in Markdown.
    public static let description = 100_000
    /// Of a description of a service, what `check` warns of; of a link's it is `LinkPolicy.longDescription`.
    public static let usualDescription = 10_000
    /// Names, places and passwords.
    public static let line = 20_000

    /// A text that is too long; nil for any other.
    public static func finding(_ subject: String, _ column: String, _ text: String, over limit: Int = line) -> Finding? {
        guard text.utf8.count > limit else { return nil }
        return Finding(
            .error, .tooLong, subject, "has a \(column) of \(text.utf8.count) bytes; at most \(limit) are allowed",
            advice: "write a shorter one, or put the text on a web page and link to it")
    }

    /// A member's name that is too long. It stands on the member's own pages and mails, with its beginning alone: an error would keep all
    /// others waiting for one of them, and without the page the member would miss the link.
    public static func finding(nameOf member: Member) -> Finding? {
        let count = member.wholeName.utf8.count
        guard count > line else { return nil }
        return Finding(
            .warning, .tooLong, "member:\(member.id)", "has a name of \(count) bytes; at most \(line) are allowed: it is cut off there",
            advice: "write a shorter one")
    }

    /// As much of a name as is allowed, with an ellipsis where it is cut off.
    public static func beginning(of name: String) -> String {
        guard name.utf8.count > line else { return name }
        let mark = "…"
        var end = name.utf8.index(name.startIndex, offsetBy: line - mark.utf8.count)
        // No scalar is cut in two.
        while end.samePosition(in: name.unicodeScalars) == nil { end = name.utf8.index(before: end) }
        return name[..<end] + mark
    }
}
