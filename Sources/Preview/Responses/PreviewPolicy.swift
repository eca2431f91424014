/// What a preview changes in the pages that it serves, and nothing else: its own script is there, may run, and may ask for changes.
enum PreviewPolicy {
    static let scriptPath = "/_preview/script.js"
    static let eventsPath = "/_preview/events"

    /// A Content-Security-Policy without the two directives of trusted types, with scripts and connections of the same origin.
    static func allowingScript(_ policy: String) -> String {
        let kept = policy.split(separator: ";").map { $0.drop { $0 == " " } }.filter { directive in
            !directive.isEmpty && !["require-trusted-types-for", "trusted-types"].contains { directive.hasPrefix($0) }
        }
        return (kept + ["script-src 'self'", "connect-src 'self'"]).joined(separator: "; ")
    }

    /// The policy of a mail: its styles are on its elements, as mail programs want them.
    static func allowingStyles(_ policy: String) -> String {
        policy.replacing("style-src 'self'", with: "style-src 'unsafe-inline'")
    }

    /// An HTML page with the script, and with the same policy where it names one itself.
    ///
    /// - `bar`: what the script says above the page; nil for nothing.
    static func page(_ html: [UInt8], version: Int, bar: PreviewBar? = nil) -> [UInt8] {
        var text = String(decoding: html, as: UTF8.self)
        if let opening = text.range(of: #"http-equiv="Content-Security-Policy" content=""#),
            let end = text[opening.upperBound...].firstIndex(of: "\"")
        {
            text.replaceSubrange(opening.upperBound..<end, with: allowingScript(String(text[opening.upperBound..<end])))
        }
        text.insert(
            contentsOf: script(version: version, word: word(of: html), bar), at: text.range(of: "</head>")?.lowerBound ?? text.endIndex)
        return Array(text.utf8)
    }

    /// The script's element. By the word it knows whether a page that is made anew is another one.
    private static func script(version: Int, word: String, _ bar: PreviewBar?) -> String {
        let bar = bar.map {
            " data-bar=\"\(escaped($0.text))\" data-link=\"\(escaped($0.link))\" data-link-text=\"\(escaped($0.linkText))\""
        }
        return "<script src=\"\(scriptPath)\" data-version=\"\(version)\" data-page=\"\(word)\"\(bar ?? "") defer></script>"
    }

    /// The same for the same bytes, while the program runs.
    private static func word(of html: [UInt8]) -> String {
        var hasher = Hasher()
        hasher.combine(html)
        return String(UInt(bitPattern: hasher.finalize()), radix: 16)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
    }
}

extension String {
    /// Where `text` is first.
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
