/// The site's colour, and the text on it, as mails write them: programs that read mail know no colour functions.
struct MailPalette {
    let accent: String
    /// Black or white, whichever is easier to read on the accent.
    let onAccent: String

    /// The sides as mails write them: Outlook for Windows knows no `start`.
    let (start, end): (String, String)

    init(_ look: SiteLook, direction: String) {
        (start, end) = direction == "rtl" ? ("right", "left") : ("left", "right")
        accent = look.accent ?? "#17624f"
        onAccent = (Accent(accent)?.luminance ?? 0) > 0.179 ? "#000000" : "#ffffff"
    }
}
