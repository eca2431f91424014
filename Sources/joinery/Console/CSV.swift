/// Writes rows as RFC 4180 has them: quoted where it is needed, lines ended by CRLF.
enum CSV {
    static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A text that a spreadsheet would run as a formula is kept one by an apostrophe in front: names are whatever strangers typed.
    private static func cell(_ text: String) -> String {
        var text = text.withoutControls
        if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) { text = "'" + text }
        // Scalars: a line end of two characters is one `Character`.
        guard text.unicodeScalars.contains(where: { "\",\n".unicodeScalars.contains($0) }) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
