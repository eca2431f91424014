/// How pages and calendars may write a text, by the formats' own rules and not by how Joinery makes them.
enum DisplayForms {
    /// Whether a text has anything but letters, digits and blanks.
    static func areMany(of text: String) -> Bool { text.utf8.contains { $0 != 0x20 && !$0.isLetterOrDigit } }

    /// As it is, with every mark as a reference (HTML, Markdown), and with backslashes (iCalendar).
    static func all(of text: String) -> [String] {
        var (references, backslashes) = ("", "")
        for scalar in text.unicodeScalars {
            let isMark = scalar.isASCII && scalar.value > 0x20 && !UInt8(truncatingIfNeeded: scalar.value).isLetterOrDigit
            references += isMark ? "&#\(scalar.value);" : String(scalar)
            backslashes += (scalar == "\\" || scalar == ";" || scalar == "," ? "\\" : "") + String(scalar)
        }
        return [text, references, backslashes]
    }
}
