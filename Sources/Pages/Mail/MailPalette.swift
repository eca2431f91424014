private import Foundation

/// The site's colour, and the text on it, as mails write them: programs that read mail know no colour functions.
struct MailPalette {
    let accent: String
    /// Black or white, whichever is easier to read on the accent.
    let onAccent: String

    init(_ look: SiteLook) {
        accent = look.accent ?? "#17624f"
        onAccent = Self.luminance(accent) > 0.179 ? "#000000" : "#ffffff"
    }

    /// The relative luminance of `#rrggbb` (WCAG 2): 0 for black, 1 for white.
    private static func luminance(_ color: String) -> Double {
        let value = Int(color.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
