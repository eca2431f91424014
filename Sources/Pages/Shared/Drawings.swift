/// The built-in drawings that the style sheet names, in one file: pages fetch it once, instead of a file for each.
///
/// A drawing is the file with its name as a fragment: the others are not shown. (Firefox, Chromium and WebKit show that; a `view` of a larger
/// picture WebKit does not.) Drawings of one's own stay files of their own: nobody knows what is in them.
struct Drawings {
    /// Those that are in the file: the path below `Templates/`, and the fragment.
    let fragments: [String: String]
    let bytes: [UInt8]

    /// Nil where there is nothing to put together.
    init?(_ folder: TemplateFolder) {
        let wanted = folder.styleSheet.files
        let parts = folder.icons.compactMap { icon -> (icon: IconName, part: Part)? in
            guard wanted.contains(icon.path), !folder.changed.contains(icon.path), let bytes = folder.files[icon.path] else { return nil }
            return Part(String(decoding: bytes, as: UTF8.self)).map { (icon, $0) }
        }
        // What most are drawn with is said once.
        let uses = Dictionary(parts.map { ($0.part.pen, 1) }, uniquingKeysWith: +)
        guard let pen = uses.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return nil }
        let drawings = parts.filter { $0.part.pen == pen }
        guard drawings.count > 1 else { return nil }
        fragments = Dictionary(uniqueKeysWithValues: drawings.map { ($0.icon.path, $0.icon.text) })
        let groups = drawings.map { "<g id=\"\($0.icon.text)\">\($0.part.strokes)</g>" }.joined()
        bytes = Array("\(Part.opening)\(pen)><style>svg>g{display:none}g:target{display:inline}</style>\(groups)</svg>\n".utf8)
    }

    /// A drawing without its frame.
    private struct Part {
        static let opening = #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24""#

        /// The attributes of the whole drawing: width and ends of its strokes.
        let pen: Substring
        let strokes: Substring

        /// - Returns: nil where it is not drawn on the same ground as the others, or has a style or names of its own.
        init?(_ drawing: String) {
            let text = drawing.last == "\n" ? drawing.dropLast() : drawing[...]
            guard text.hasPrefix(Self.opening), text.hasSuffix("</svg>"), !text.contains("<style"), !text.contains(" id="),
                let end = text.firstIndex(of: ">")
            else { return nil }
            pen = text[..<end].dropFirst(Self.opening.count)
            strokes = text[end...].dropFirst().dropLast("</svg>".count)
        }
    }
}
