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
    static func page(_ html: [UInt8], version: Int) -> [UInt8] {
        var text = String(decoding: html, as: UTF8.self)
        if let opening = text.range(of: #"http-equiv="Content-Security-Policy" content=""#),
            let end = text[opening.upperBound...].firstIndex(of: "\"")
        {
            text.replaceSubrange(opening.upperBound..<end, with: allowingScript(String(text[opening.upperBound..<end])))
        }
        text.insert(contentsOf: script(version: version), at: text.range(of: "</head>")?.lowerBound ?? text.endIndex)
        return Array(text.utf8)
    }

    static func script(version: Int) -> String { "<script src=\"\(scriptPath)\" data-version=\"\(version)\" defer></script>" }
}

extension String {
    /// Where `text` is first.
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
