internal import Bookings

/// What stands in a template or the style sheet although browsers do nothing with it: a mistake that only shows on the page.
///
/// Pages are served with a policy (`ResponseHeaders`, and again in `head.html`) that lets browsers run nothing and load only the site's
/// own style sheet and drawings.
struct RefusedContent: Hashable {
    /// In bytes.
    let offset: Int
    let sentence: String
    let advice: String

    static func mistakes(in folder: TemplateFolder, pages: Set<String>, mails: Set<String>) -> [Finding] {
        var findings: [Finding] = []
        // What is built in has none: a test sees to that.
        for path in folder.changed.sorted() {
            guard let bytes = folder.files[path] else { continue }
            let mistakes: [RefusedContent] =
                if path == "style.css" {
                    StyleScanner.mistakes(in: bytes)
                } else if pages.contains(path), path.hasSuffix(".html") {
                    MarkupScanner.mistakes(in: bytes, isMail: false)
                } else if mails.contains(path), path.hasSuffix(".html") {
                    MarkupScanner.mistakes(in: bytes, isMail: true)
                } else {
                    []
                }
            findings += mistakes.prefix([Finding].mostTold).map { mistake in
                let place = TextPlace(of: mistake.offset, in: bytes)
                return Finding(
                    .warning, .template, "Templates/\(path)", place.prefix + mistake.sentence, advice: mistake.advice, at: place.ofFinding)
            }
        }
        return findings
    }

    static func load(_ address: String, at offset: Int) -> RefusedContent {
        RefusedContent(
            offset: offset,
            sentence: "loads `\(address.excerpt)`: pages load nothing but the style sheet, the logo and drawings of `icons/`",
            advice: "draw it as a file in `Templates/icons/`, or take it out: browsers refuse it")
    }
}
