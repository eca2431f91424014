/// The site's colour, and the text on it, as mails write them: programs that read mail know no colour functions.
struct MailPalette {
    let accent: String
    /// Black or white, whichever is easier to read on the accent.
    let onAccent: String

    init(_ look: SiteLook) {
        accent = look.accent ?? "#17624f"
        onAccent = (Accent(accent)?.luminance ?? 0) > 0.179 ? "#000000" : "#ffffff"
    }
}
